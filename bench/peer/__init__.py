"""The same tables under django-tenants, to be measured beside ours."""
