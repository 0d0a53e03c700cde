"""What sources say of a contact as lines for people: their words, and where they disagree."""

from collections.abc import Iterable, Iterator

from stakeholders.domain.citation import Citation, contradictions
from stakeholders.i18n import translated


def citation_lines(citations: Iterable[Citation]) -> Iterator[str]:
    """Yield a line for each source that says more than that it knows of the contact."""
    every = tuple(citations)
    for one in every:
        quote = translated("“{value}”", value=one.quote) if one.quote else ""
        told = ", ".join(filter(None, (one.field, one.asserted, quote, one.locator)))
        if told:
            said = translated("{source} says: {words}", source=one.source.title, words=told)
            yield f"  {said}"
    for found in contradictions(every):
        values = ", ".join(f"{one.asserted} ({one.source.title})" for one in found.citations)
        said = translated("Sources disagree, {field}: {values}", field=found.field, values=values)
        yield f"  {said}"
