"""What booking gives to งานของฉัน."""
