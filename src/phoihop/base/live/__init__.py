"""Who has what open: row leases."""
