"""`orgsim simulate`: how long decisions take in each draft, as a table, JSON or CSV."""
