"""First run, and a directory that cannot be opened."""
