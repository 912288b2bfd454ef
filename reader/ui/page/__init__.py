"""The reading column and what is painted on it."""
