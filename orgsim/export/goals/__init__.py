"""The goals sheet, painted and as a picture."""
