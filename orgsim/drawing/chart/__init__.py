"""Whole charts as drawings, with links, regions, marks of differences, and one gliding into another."""
