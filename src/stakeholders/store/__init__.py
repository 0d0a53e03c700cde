"""The directory file: tables, operations, search index."""
