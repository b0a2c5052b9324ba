"""Edits of a draft, made anew of what somebody else has made of it meanwhile."""
