"""Uploaded and issued files: checked by content, stored outside the web root, opened through the door."""
