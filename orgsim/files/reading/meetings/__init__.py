"""How files tell when bodies meet, and the days and shares that decisions take: read, written, and as a schema."""
