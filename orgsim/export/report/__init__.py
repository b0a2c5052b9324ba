"""What is known of drafts as text for minutes."""
