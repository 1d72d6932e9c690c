"""What the voters' field sends out: the official wording of its documents."""
