"""Read, map, check, preview, commit: the shape of every import."""
