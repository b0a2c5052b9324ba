"""Lists, decks and texts become drafts: seen and changed before, or held against the draft that they became once."""
