"""The transition view: what becomes of each unit, as a flow from one scenario to another."""
