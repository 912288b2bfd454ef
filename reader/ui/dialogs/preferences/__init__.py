"""The pages of the preferences, one a file; what is changed counts at once."""
