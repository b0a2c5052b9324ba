"""What a draft states beside its units themselves: remits, links, sources and kinds, comments."""
