"""Changes of a draft's units in the planner's own text, which stays as it is around them."""
