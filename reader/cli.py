"""Composition root of the headless commands; never imports Qt."""
