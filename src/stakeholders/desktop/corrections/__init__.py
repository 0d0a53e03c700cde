"""Corrections: sheets for bodies, and the replies that come back, taken cell by cell."""
