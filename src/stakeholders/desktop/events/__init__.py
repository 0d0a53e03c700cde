"""Events: the page of a meeting, with who is invited, who takes part and who is missing."""
