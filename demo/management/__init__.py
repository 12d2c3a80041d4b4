"""What `manage.py demo` and `manage.py addresses` run."""
