"""Where a unit would come that is dropped at a point of a chart, and how that is shown before it is dropped."""
