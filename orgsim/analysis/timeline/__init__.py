"""What the dates of events mean: the days that an event may lie on, and those on which it goes on for certain."""
