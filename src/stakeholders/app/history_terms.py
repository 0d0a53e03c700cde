"""What was done to posts, positions and absences, in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stakeholders.i18n import marked

TERM_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "post.added": marked("Made the post {name}"),
        "post.period_changed": marked("Changed from when to when there is the post {name}"),
        "post.ended": marked("Ended the post {name}"),
        "post.succeeded": marked("Made {other} the holder of the post {name}"),
        "post.succeeded:acting": marked("Let {other} act in the post {name}"),
        "position.added": marked("Added a position to {name}"),
        "position.changed": marked("Changed a position of {name}"),
        "position.ended": marked("Ended a position of {name}"),
        "position.removed": marked("Removed a position of {name}"),
        "position.made_primary": marked("Put another position of {name} first"),
        "position.ordered": marked("Put the positions of {name} in another order"),
        "absence.added": marked("Noted that {name} is away"),
        "absence.changed": marked("Changed until when {name} is away"),
        "absence.removed": marked("Removed that {name} is away"),
        "part.added:absence": marked("Noted that {name} is away"),
        "part.changed:absence": marked("Changed until when {name} is away"),
        "part.removed:absence": marked("Removed that {name} is away"),
    }
)
