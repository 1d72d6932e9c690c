"""Django plumbing, one package per concern."""
