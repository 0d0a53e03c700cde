"""Adding from text: the page that shows what a text says before it is kept."""
