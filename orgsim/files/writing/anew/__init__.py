"""What was edited and not saved, done anew: upon what others have saved meanwhile, and after the program ended."""
