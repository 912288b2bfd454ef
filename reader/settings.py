"""The user's options."""
