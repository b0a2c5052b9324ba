"""Who depends on whom, unit by unit: what boxes and links of charts are coloured by, on one scale for all."""
