"""The user's library: articles, statements and speakers in one SQLite file."""
