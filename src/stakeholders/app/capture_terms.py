"""What the age of a text says of posts: who else holds one, and what held good before."""

from collections.abc import Mapping
from dataclasses import replace

from stakeholders.domain.comparison import told_by_age
from stakeholders.domain.freshness import Proposal, proposal
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Holder, PostLine, Record


def rivals_of(
    record: Record, posts: Mapping[Uid, Record], date: PartialDate | None
) -> tuple[Holder, ...]:
    """Return who holds the posts of a person today besides, as far as the text is not older."""
    return tuple(
        holder
        for line in record.posts
        if (post := _post_of(line, posts)) and not _is_older(post, date)
        for holder in post.holders
        if holder.is_present and holder.uid != record.uid
    )


def with_former_posts(
    record: Record, known: Mapping[Uid, Record], date: PartialDate | None
) -> Record:
    """Return a person whose posts in an older text ended before what is known of them began.

    So did the numbers that belong to a known post or body.
    """
    owners = {uid: entry for uid, entry in known.items() if uid != record.uid}
    return replace(
        record,
        posts=tuple(_former(line, known, date) for line in record.posts),
        channels=tuple(
            told_by_age(owners[channel.owner], channel) if channel.owner in owners else channel
            for channel in record.channels
        ),
    )


def _former(line: PostLine, posts: Mapping[Uid, Record], date: PartialDate | None) -> PostLine:
    post = _post_of(line, posts)
    if post is None or line.to is not None or not _is_older(post, date):
        return line
    return replace(line, to=_age_of(post))


def _post_of(line: PostLine, posts: Mapping[Uid, Record]) -> Record | None:
    return posts.get(line.uid) if line.uid else None


def _is_older(post: Record, date: PartialDate | None) -> bool:
    known = _age_of(post)
    return known is not None and proposal(known, date) is Proposal.FORMER


def _age_of(post: Record) -> PartialDate | None:
    return max((source.date for source in post.sources if source.date), default=None)
