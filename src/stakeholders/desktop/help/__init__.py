"""Help: the texts over the window, opened where they matter."""
