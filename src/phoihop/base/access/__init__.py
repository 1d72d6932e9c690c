"""The one door: who may see and do what, with the reason."""
