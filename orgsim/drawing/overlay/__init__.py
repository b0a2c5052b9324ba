"""Charts coloured by who depends on whom: boxes and lines get their class, and a legend says what it means."""
