"""Inviting: the page on which States, organisations, people and lists are asked to an event."""
