"""The cards above the charts: open drafts with letter, name, state and key figures, and those that are hidden."""
