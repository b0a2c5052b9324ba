"""Decisions in time as drawings: how long they take, where the days go, agendas, evenings, calendars, paths."""
