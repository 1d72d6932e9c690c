"""Vietnamese full-text search on PostgreSQL."""
