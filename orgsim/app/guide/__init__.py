"""The guide: its pages as they ship, read and searched in a window of its own."""
