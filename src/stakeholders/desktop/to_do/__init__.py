"""To do: what somebody has to see to, and by when."""
