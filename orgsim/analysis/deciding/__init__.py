"""Decisions in time: how long a matter takes in each draft, where it waits, and how many evenings that costs."""
