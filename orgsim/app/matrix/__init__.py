"""Tables with a column for each scenario: what the views of checks and of matters are built from."""
