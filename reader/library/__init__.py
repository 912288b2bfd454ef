"""The user's articles, speakers and statements on disk."""
