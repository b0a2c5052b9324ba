"""Tables with a column for each scenario, painted and as pictures."""
