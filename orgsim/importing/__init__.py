"""What exists elsewhere becomes drafts: tables, decks, texts and graphs, read into records and built into scenarios."""
