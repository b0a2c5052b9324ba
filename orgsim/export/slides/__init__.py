"""Drafts as slides of shapes that presentation programs edit."""
