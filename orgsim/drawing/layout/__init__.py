"""How boxes may be arranged, which arrangement is taken, and where everything stands."""
