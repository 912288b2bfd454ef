"""Recipe of the shipped language pipeline and attribution models."""
