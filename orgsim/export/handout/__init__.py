"""Handouts: a cover with contents, and what was chosen of a comparison behind it, in one document."""
