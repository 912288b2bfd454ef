"""Quote Reader: opens an article and shows who says what."""

__version__ = "0.1.0"
