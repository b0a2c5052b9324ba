"""The differences view: both charts with what differs, the list of differences, and the pairs that are offered."""
