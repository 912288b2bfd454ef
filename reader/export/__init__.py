"""Writers of the quote sheet, one a format."""
