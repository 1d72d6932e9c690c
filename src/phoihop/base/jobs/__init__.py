"""Background jobs; the only module that touches procrastinate."""
