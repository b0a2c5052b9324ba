"""The chart in the window: one widget that paints a `Drawing`."""
