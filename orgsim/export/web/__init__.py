"""What is known of drafts as one page of the web that needs no server, no network and no script."""
