"""Use cases as blocking functions."""
