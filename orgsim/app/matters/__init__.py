"""The matters view: who decides what."""
