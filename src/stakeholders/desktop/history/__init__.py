"""History: what was done, and taking it back."""
