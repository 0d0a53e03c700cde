"""Options that every command takes, before or after its name."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from stakeholders.app.exporting import RowPer, TableLayout
from stakeholders.cli.session import Session
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import translated

DIRECTORY_HELP: Final = "The directory file to work in; else the user's own."
JSON_HELP: Final = "Answer with one JSON document."

Command = TypeVar("Command", bound=Callable[..., Any])


def common(command: Command) -> Command:
    """Let a command take `-d FILE` and `--json` too, and give it the session."""

    @click.option(
        "-d",
        "--directory",
        "late_file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=DIRECTORY_HELP,
    )
    @click.option("--json", "late_json", is_flag=True, help=JSON_HELP)
    @click.pass_context
    @wraps(command)
    def with_session(context: click.Context, /, *arguments: object, **options: object) -> object:
        session: Session = context.obj
        late_file, late_json = options.pop("late_file"), options.pop("late_json")
        session.chosen = late_file if isinstance(late_file, Path) else session.chosen
        session.as_json = session.as_json or bool(late_json)
        return command(session, *arguments, **options)

    return with_session  # type: ignore[return-value]


class DateOption(click.ParamType[PartialDate]):
    """A date to the day, month or year: 2007-10-02, 2007-10 or 2007."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> PartialDate:
        """Return the date of a text."""
        date = value if isinstance(value, PartialDate) else PartialDate.from_text(str(value))
        if date is None:
            self.fail(
                translated("{value} is no date such as 2007-10-02, 2007-10 or 2007", value=value),
                param,
                ctx,
            )
        return date


def table_layout(command: Command) -> Command:
    """Let a command take the columns and rows of a table, and give it the layout."""

    @click.option("--columns", default="", metavar="a,b,…", help="Columns of a table.")
    @click.option(
        "--rows",
        type=click.Choice([str(one) for one in RowPer]),
        default=str(RowPer.PERSON),
        show_default=True,
        help="What one row of a table stands for.",
    )
    @click.option("--separator", default="", metavar="SIGN", help="Between cells: , ; or tab.")
    @wraps(command)
    def with_layout(
        *arguments: object, columns: str, rows: str, separator: str, **options: object
    ) -> object:
        names = tuple(name.strip() for name in columns.split(",") if name.strip())
        sign = "\t" if separator in {"tab", "\\t"} else separator
        if len(sign) > 1 or sign in {'"', "\r", "\n"}:
            raise click.BadParameter(separator, param_hint="--separator")
        layout = TableLayout(names, RowPer(rows), sign)
        return command(*arguments, layout=layout, **options)

    return with_layout  # type: ignore[return-value]


def as_of(command: Command) -> Command:
    """Let a command take `--as-of DATE` or `--after STEP`, and give it the moment."""

    @click.option(
        "--as-of",
        "day",
        type=DateOption(),
        help="As it stood at the end of that day, month or year.",
    )
    @click.option("--after", "step", metavar="STEP", help="As it stood after that step.")
    @wraps(command)
    def at_a_moment(
        *arguments: object, day: PartialDate | None, step: str | None, **options: object
    ) -> object:
        return command(*arguments, moment=step or day, **options)

    return at_a_moment  # type: ignore[return-value]
