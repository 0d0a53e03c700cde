"""Arguments of commands: uids as people paste them."""

from stakeholders.app.errors import UnknownUidError
from stakeholders.domain.ids import Uid, uid_from_text


def uid_of(text: str) -> Uid:
    """Return the uid that a text is.

    Raises:
        UnknownUidError: when it is none.
    """
    found = uid_from_text(text)
    if found is None:
        raise UnknownUidError(text)
    return found
