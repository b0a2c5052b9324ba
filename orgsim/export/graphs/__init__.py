"""Drafts as graphs that other programs read: W3C ORG, GraphML, node-link JSON, Mermaid, DOT, indented text."""
