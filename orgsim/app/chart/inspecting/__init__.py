"""What the drafts say of one unit, in a panel beside their charts."""
