"""The view of decisions in time: how long they take in each draft, where they wait, and what that stands on."""
