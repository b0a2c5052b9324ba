"""Charts on paper: which branch stands on which page, and how large charts are cut into tiles."""
