"""Settings: look, letters, language."""
