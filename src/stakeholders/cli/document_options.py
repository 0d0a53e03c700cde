"""Options of documents: which one, and about whom."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

import click

from stakeholders.app.documents import ABOUT_ONE, DocumentKind
from stakeholders.cli.arguments import uid_of
from stakeholders.domain.ids import Uid

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class DocumentWanted:
    """Which document is written, and whose card or fact sheet it is."""

    kind: DocumentKind = DocumentKind.LIST
    uid: Uid | None = None
    sheet: str = ""
    skipped: int = 0


def about_document(command: Command) -> Command:
    """Let a command take what is printed and whose it is, and give it that as `about`."""

    @click.option(
        "--document",
        "kind",
        type=click.Choice([str(one) for one in DocumentKind]),
        default=str(DocumentKind.LIST),
        show_default=True,
        help="What is printed.",
    )
    @click.option("--uid", help="Whose card or fact sheet it is.")
    @click.option("--sheet", default="", metavar="SHEET", help="Which labels, such as l7160 or dl.")
    @click.option("--skip", default=0, type=click.IntRange(0), help="Labels that are gone already.")
    @wraps(command)
    def with_document(
        *arguments: object,
        kind: str,
        uid: str | None,
        sheet: str,
        skip: int,
        **options: object,
    ) -> object:
        chosen = DocumentKind(kind)
        if (chosen in ABOUT_ONE) is (uid is None):
            raise click.UsageError("--document, --uid")
        whose = uid_of(uid) if uid is not None else None
        about = DocumentWanted(chosen, whose, sheet, skip)
        return command(*arguments, about=about, **options)

    return with_document  # type: ignore[return-value]
