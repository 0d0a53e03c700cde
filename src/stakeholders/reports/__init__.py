"""Documents out, as a model that knows no toolkit: one module a document."""
