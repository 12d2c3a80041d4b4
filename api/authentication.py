"""Who a program is."""
