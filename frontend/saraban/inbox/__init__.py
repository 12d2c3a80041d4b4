"""งานของฉัน: what is expected of me."""
