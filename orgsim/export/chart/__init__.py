"""Charts as pictures, with their legend, and small ones for cards."""
