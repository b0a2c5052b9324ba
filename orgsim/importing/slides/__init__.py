"""Decks as records: SmartArt by its connections, drawings by boxes and where lines end."""
