"""Narrowing: queries put together as texts; nothing heavy is needed for that."""


def narrowed(text: str, *more: str) -> str:
    """Return a query that finds what a text finds and all others find too."""
    parts = [part for part in more if part.strip()]
    if not parts:
        return text
    return " ".join((f"({text})" if text.strip() else "", *parts)).strip()
