"""Finds quotations and decides who speaks."""
