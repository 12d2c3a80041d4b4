"""What `manage.py tenants …` says and asks in a terminal."""
