"""The recipes of the shipped models; nothing else in the app imports this package."""
