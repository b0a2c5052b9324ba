"""From the nodes of a file to a scenario or a comparison, with every problem found on the way."""
