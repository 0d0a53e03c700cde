"""Commands of the window as values: menu, palette, shortcuts and help follow from them."""
