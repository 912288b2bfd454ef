"""Articles that are analysed or read anew, with what people decided kept."""
