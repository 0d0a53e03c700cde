"""Posts: making one at a body, its period, who holds it on a day and whether it is vacant.

Title, rank and number of seats are written as the fields they are, functions and titles in other
languages as parts; a new holder is `app.succession`.
"""

import datetime
from dataclasses import dataclass

from stakeholders.app.errors import EmptyNameError, WrongKindError
from stakeholders.app.reference import Reference
from stakeholders.app.term_errors import ExistingPostError
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import PostFunction, PostTitle
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Holder, PostLine, Record
from stakeholders.domain.succession import held_beyond
from stakeholders.domain.terms import Vocabulary
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility
from stakeholders.store import posts
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, kind_of
from stakeholders.store.history import Writing
from stakeholders.store.positions import holders_of
from stakeholders.store.saving import Saver


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post to be made: a name or uid of its body, what it is for, and from when to when.

    Without functions those are meant that the title names.
    """

    body: str
    title: str
    functions: tuple[PostFunction, ...] = ()
    titles: tuple[PostTitle, ...] = ()
    rank: str = ""
    several_seats: bool = False
    from_: PartialDate | None = None
    to: PartialDate | None = None


class Posts:
    """Makes and ends posts, and tells who holds them; a post stays when people change."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def add(self, new: NewPost) -> Uid:
        """Make a post; return its uid. A body that is nowhere yet is made as well.

        Raises:
            EmptyNameError: when there is no title or no body.
            ExistingPostError: when the body has a post of this title.
            UnknownUidError: when the body is a uid that nothing has.
            WrongKindError: when the body is none.
        """
        if not (clean(new.title) and clean(new.body)):
            raise EmptyNameError
        with self._database.writing("post.added") as writing:
            line = self._line(new)
            if line.body_uid and kind_of(writing.connection, line.body_uid) is not EntryKind.BODY:
                raise WrongKindError(displays(writing.connection, (line.body_uid,))[line.body_uid])
            saver = Saver(writing, self._reference.body_record)
            uid = posts.add_post(writing, saver, self._record(new, line))
            if uid is None:
                raise ExistingPostError(line.title, clean(new.body))
            writing.says(entry=uid)
        return uid

    def set_start(self, post: Uid, from_: PartialDate | None) -> None:
        """Write since when there is a post."""
        with self._database.writing("post.period_changed", entry=post) as writing:
            old = self._read(writing, post)
            posts.set_period(writing, post, from_, old.to)

    def set_end(self, post: Uid, to: PartialDate | None) -> tuple[Problem, ...]:
        """Write the first day without a post, None for one that goes on; return who holds it on."""
        with self._database.writing("post.period_changed", entry=post) as writing:
            return self._end(writing, post, to)

    def end(self, post: Uid, on: PartialDate | None = None) -> tuple[Problem, ...]:
        """Abolish a post from a day on, today unless told; return who holds it longer.

        Nobody's position ends by it.
        """
        with self._database.writing("post.ended", entry=post) as writing:
            return self._end(writing, post, on or PartialDate.of(writing.today))

    def holders(self, post: Uid, day: datetime.date | None = None) -> tuple[Holder, ...]:
        """Return who holds a post on a day, today unless told; acting holders behind the others."""
        day = day or self._database.today()
        with self._database.reading() as connection:
            every = holders_of(connection, post)
        present = [holder for holder in every if holder.holds_on(day)]
        return tuple(sorted(present, key=lambda holder: holder.acting))

    def is_vacant(self, post: Uid, day: datetime.date | None = None) -> bool:
        """Tell whether nobody holds a post on a day, not even acting."""
        return not self.holders(post, day)

    def _line(self, new: NewPost) -> PostLine:
        uid = uid_from_text(new.body)
        known = self._reference.body_record(clean(new.body)) if uid is None else None
        return PostLine(
            clean(new.title),
            known.name if known else "" if uid else clean(new.body),
            body_uid=uid,
            functions=self._reference.functions_of(new.title) if not new.functions else (),
            from_=new.from_,
            to=new.to,
        )

    def _record(self, new: NewPost, line: PostLine) -> Record:
        codes = self._reference.terms.of(Vocabulary.FUNCTION)
        functions = (
            PostFunction(codes.code_of(part.function) or clean(part.function), clean(part.topic))
            for part in new.functions
        )
        rank = self._reference.terms.of(Vocabulary.RANK).code_of(new.rank) or clean(new.rank)
        details = (("rank", rank), ("several_seats", "yes" if new.several_seats else ""))
        return Record(
            EntryKind.POST,
            line.title,
            posts=(line,),
            details=tuple(pair for pair in details if pair[1]),
            parts=(*functions, *new.titles),
            visibility=Visibility.ANYONE,
        )

    def _read(self, writing: Writing, post: Uid) -> PostLine:
        if kind_of(writing.connection, post) is not EntryKind.POST:
            raise WrongKindError(displays(writing.connection, (post,))[post])
        return posts.read_post_line(writing.connection, post)

    def _end(self, writing: Writing, post: Uid, to: PartialDate | None) -> tuple[Problem, ...]:
        posts.set_period(writing, post, self._read(writing, post).from_, to)
        return tuple(held_beyond(holders_of(writing.connection, post), to))
