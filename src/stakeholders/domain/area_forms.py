"""Forms of a country's name in a sentence: articles and prepositions of the six languages."""

from enum import StrEnum
from typing import Final

_ELIDED_FROM: Final = frozenset("aeiouyhâàéèêîôû")
_ENTERED: Final = ("l'État", "les États ", "la Région ", "la province ", "le Territoire ")
"""Beginnings of names that French goes into with `dans`."""


class AreaForm(StrEnum):
    """The form of a name: on its own, in a list, in running text, after a preposition, in full.

    `OF`, `TO` and `IN` differ from the running form in English, French and Spanish only: Russian
    and Arabic would inflect the name, which no table here knows, and Chinese has nothing to change.
    """

    SHORT = "short"
    LIST = "list"
    RUNNING = "running"
    OF = "of"
    TO = "to"
    IN = "in"
    FORMAL = "formal"
    FORMAL_RUNNING = "formal_running"
    FORMAL_OF = "formal_of"


def with_article(article: str, name: str) -> str:
    """Return article and name as they stand in running text: `l'` has no space after it."""
    return article + name if article.endswith("'") else f"{article} {name}".strip()


def after_of(running: str, language: str) -> str:
    """Return a running name after `of`, with the contractions of French and Spanish."""
    if language == "fr":
        return _of_in_french(running)
    if language == "es":
        return f"del {running[3:]}" if running.startswith("el ") else f"de {running}"
    return f"of {running}" if language == "en" else running


def after_to(running: str, language: str) -> str:
    """Return a running name after `to`: `aux Philippines`, `al Brasil`."""
    if language == "fr":
        return _contracted(running) or f"à {running}"
    if language == "es":
        return f"al {running[3:]}" if running.startswith("el ") else f"a {running}"
    return f"to {running}" if language == "en" else running


def after_in(running: str, language: str) -> str:
    """Return a running name after `in`: `au Chili`, `en France`, `aux Philippines`, `à Cuba`.

    French countries with `la` or `l'` take `en`; the islands that do not are in the table of areas.
    """
    if language == "fr":
        return _in_in_french(running)
    return (
        f"{'en' if language == 'es' else 'in'} {running}" if language in {"es", "en"} else running
    )


def _of_in_french(running: str) -> str:
    if running.startswith("le "):
        return f"du {running[3:]}"
    if running.startswith("les "):
        return f"des {running[4:]}"
    if not running.startswith(("la ", "l'")) and running[0].lower() in _ELIDED_FROM:
        return f"d'{running}"
    return f"de {running}"


def _in_in_french(running: str) -> str:
    if running.startswith(_ENTERED):
        return f"dans {running}"
    if running.startswith("la "):
        return f"en {running[3:]}"
    if running.startswith("l'"):
        return f"en {running[2:]}"
    return _contracted(running) or f"à {running}"


def _contracted(running: str) -> str:
    """Return a running French name after `à`, where `à` and the article become one word."""
    if running.startswith("le "):
        return f"au {running[3:]}"
    return f"aux {running[4:]}" if running.startswith("les ") else ""
