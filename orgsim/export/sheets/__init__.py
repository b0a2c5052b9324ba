"""What is known of drafts as sheets of cells, whatever file or page they end in."""
