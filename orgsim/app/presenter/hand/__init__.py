"""What points in front of a room: the spot, and the cursor that hides at rest."""
