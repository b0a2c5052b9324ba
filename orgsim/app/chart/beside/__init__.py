"""Charts side by side: what each pane shows, how they are looked at together, and what is asked for in them."""
