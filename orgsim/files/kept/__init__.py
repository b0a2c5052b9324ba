"""What was found out of files, kept from one start to the next under what it follows from."""
