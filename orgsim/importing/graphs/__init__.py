"""Graphs as records: W3C ORG, GraphML with yEd's groups, GEXF, node-link JSON, OParl, Popolo."""
