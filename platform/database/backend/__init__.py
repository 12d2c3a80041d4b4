"""The database engine of cells (`ENGINE = "database.backend"`)."""
