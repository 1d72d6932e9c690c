"""Field 3: voters' meetings and petitions, from the meeting to the published answer."""
