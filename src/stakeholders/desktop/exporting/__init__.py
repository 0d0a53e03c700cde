"""Exporting: for whom, who may see it, where to."""
