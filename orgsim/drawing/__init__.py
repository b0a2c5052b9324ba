"""Geometry: from a scenario to a `Drawing`, the same for the window, the exports and the tests. Without Qt."""
