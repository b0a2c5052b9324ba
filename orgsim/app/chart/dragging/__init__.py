"""Units that are dragged in charts: what follows the pointer, where they would come, and what is said of it."""
