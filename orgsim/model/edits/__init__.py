"""What a planner changes in a draft: each change a value, applied by a pure function."""
