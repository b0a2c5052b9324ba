"""Goals, weighed: the results of scenarios, and at which weights their order would turn."""
