"""Text without Qt: how wide it is, and where it breaks."""
