"""Reports and dashboards over many apps."""
