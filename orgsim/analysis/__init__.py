"""What follows from a scenario: metrics, their explanations, comparisons and checks. Pure functions over the model."""
