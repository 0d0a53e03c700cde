"""A document to PDF or paper."""
