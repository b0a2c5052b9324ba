"""What lies in the window: its parts in their places, and views and panels that are made when they are first seen."""
