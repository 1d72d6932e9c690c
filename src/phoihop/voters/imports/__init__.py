"""The way in: how this field's papers are read into a preview and written down when it is accepted."""
