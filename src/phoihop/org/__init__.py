"""Bodies, seats, people, terms, sessions and places, all with validity dates."""
