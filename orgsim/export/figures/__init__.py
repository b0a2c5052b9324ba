"""Figures as pictures: the table and the plots."""
