"""Importing: the page that shows what a file would change before it does."""
