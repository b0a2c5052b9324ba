"""What was put away of the draft that is edited: seen in a panel, placed again, or removed for good."""
