"""The ordered steps that make a directory file and bring an older one up to date."""
