"""What was done to a draft in sentences, for minutes: since it was opened, or since its baseline."""
