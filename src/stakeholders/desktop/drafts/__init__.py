"""Drafts: what was typed and not kept waits, also when the program is killed."""
