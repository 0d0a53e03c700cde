"""What users do: one module a job."""
