"""Encryption: unlocking a directory, and the page that switches it on and off."""
