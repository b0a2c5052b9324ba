"""Drafts are edited: actions are done, undone and verified, and saved into the planner's own text."""
