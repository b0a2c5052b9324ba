"""What the window shows as a picture: saved, copied, printed."""
