"""Decks, and SmartArt of Word, as records: diagrams by their connections, drawings by boxes and where lines end."""
