"""Loads the law data and an office's dated local versions of it."""
