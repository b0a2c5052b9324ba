"""The metrics view: the table of figures, the plots, and what opens when a figure is clicked."""
