"""PostgreSQL, Valkey and the supervisor of `make run`."""
