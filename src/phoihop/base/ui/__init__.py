"""The staff shell's templates, tokens, static files and template tags."""
