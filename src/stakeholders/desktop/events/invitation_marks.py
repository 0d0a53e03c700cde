"""Which invitations are marked, to be treated as one."""

from collections.abc import Iterable, Mapping

from stakeholders.domain.invitation import Invitation


class InvitationMarks:
    """Remembers marks by the keys of the lines; who is shown no more is marked no more."""

    def __init__(self) -> None:
        self.keys: frozenset[str] = frozenset()

    def toggle(self, key: str) -> None:
        """Mark a line, or take its mark away."""
        if key:
            self.keys ^= {key}

    def toggle_all(self, shown: Iterable[str]) -> None:
        """Mark all that are shown, or none where all are marked already."""
        every = frozenset(shown)
        self.keys = frozenset() if every <= self.keys else every

    def clear(self) -> bool:
        """Take all marks away; tell whether there were any."""
        had, self.keys = bool(self.keys), frozenset()
        return had

    def keep(self, shown: Iterable[str]) -> None:
        """Forget the marks of what is shown no more."""
        self.keys &= frozenset(shown)

    def meant(self, shown: Mapping[str, Invitation], current: str) -> tuple[Invitation, ...]:
        """Return those that are marked, else the one whose line is meant."""
        some = tuple(one for key, one in shown.items() if key in self.keys)
        return some or ((shown[current],) if current in shown else ())
