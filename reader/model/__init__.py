"""Values every layer shares; standard library only."""
