"""Two scenarios, unit by unit: who is whom, what is the same, moved, renamed, changed, and which pairs to offer."""
