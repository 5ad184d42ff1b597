"""Reporters write the result of a run; each is imported when its format is asked for."""
