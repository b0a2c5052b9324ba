"""The structure view: charts side by side, kept in step, with the inspector of a unit."""
