"""The metrics of who depends on whom: what `analysis/networks/` finds, as figures that open."""
