"""Who depends on whom: what ties units beside the hierarchy, and what follows from it as a network."""
