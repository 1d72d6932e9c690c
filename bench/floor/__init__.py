"""The floors: the bare SQL of a page and a trivial view that renders the same rows, without sign-in. Never part of the product."""
