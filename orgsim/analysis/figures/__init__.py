"""The metrics: what each means, its figure for a scenario, and how the figure came about."""
