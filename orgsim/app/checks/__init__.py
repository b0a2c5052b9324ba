"""The checks view: what holds, what does not, and what cannot be told."""
