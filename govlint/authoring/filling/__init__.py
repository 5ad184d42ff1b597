"""Putting figures into the tables of a report, and nothing else."""
