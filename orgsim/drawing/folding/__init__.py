"""What is folded in charts so that they can be read: the degree of interest of units, and what fits a pane."""
