"""Gives the tests of the analysis Lohja's drafts as fixtures."""

from tests.analysis.drafts import board_model, committee_model, today

__all__ = ["board_model", "committee_model", "today"]
