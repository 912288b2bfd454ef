"""What a person decides in the window, from a key to the library and back to the screen."""
