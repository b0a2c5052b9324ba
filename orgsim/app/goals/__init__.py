"""The goals view: goals are weighed, drafts are scored, and the result and its firmness follow at once."""
