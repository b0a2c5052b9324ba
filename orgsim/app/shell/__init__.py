"""The window around the views: rail, header, cards, search, status, help, and what it stands on."""
