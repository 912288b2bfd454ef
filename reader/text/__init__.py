"""Files and strings in, documents out."""
