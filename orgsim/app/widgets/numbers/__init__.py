"""Fields for numbers: by slider, typed, or unknown."""
