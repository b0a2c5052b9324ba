"""What is seen of a scenario and what stands in each box, before anything is placed."""
