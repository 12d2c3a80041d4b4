"""Thai dates, digits, names, sorting and text, for every floor above."""
