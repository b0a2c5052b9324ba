"""orgsim: alternative organisations of a municipality, side by side."""

__version__ = "0.1.0"
