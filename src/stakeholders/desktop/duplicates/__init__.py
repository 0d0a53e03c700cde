"""Duplicates: who is there twice, two contacts beside each other, and one of them."""
