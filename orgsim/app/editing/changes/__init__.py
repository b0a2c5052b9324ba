"""What was done to a draft, listed in sentences: taken back alone, given reasons, and put into minutes."""
