"""The page that prints: what, for whom, on which paper, and how it will look."""
