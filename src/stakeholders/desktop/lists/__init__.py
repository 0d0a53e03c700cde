"""Lists: choosing one for the contacts that are shown."""
