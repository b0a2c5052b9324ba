"""Who decides what: the tables of matters and of bodies, and what passes from one body to another."""
