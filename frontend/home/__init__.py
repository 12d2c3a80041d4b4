"""The first page of the day: งานของฉัน of all modules."""
