"""Bodies: the organisation chart, and who stands where."""
