"""The window around the views: rail, header, search, status, help, and what it stands on."""
