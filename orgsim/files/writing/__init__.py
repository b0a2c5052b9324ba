"""Changes of the planner's own text, each read again before it is kept, and new files."""
