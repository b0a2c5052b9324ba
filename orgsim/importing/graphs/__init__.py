"""Graphs as records: W3C ORG, GraphML with yEd's groups, GEXF, draw.io, JSON of networks, OParl, Popolo."""
