"""Travel: the places that were shown, to go back and forward between."""

_LONGEST = 50


class Travel:
    """Remembers the way through the window, not longer than fifty steps."""

    def __init__(self) -> None:
        self._places: list[str] = []
        self._at = -1

    @property
    def place(self) -> str:
        """The place that is shown, empty before the first one."""
        return self._places[self._at] if self._places else ""

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is a place before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Tell whether there is a place after."""
        return self._at < len(self._places) - 1

    def visit(self, place: str) -> None:
        """Note a place that is shown; what was ahead is forgotten."""
        if place != self.place:
            self._places = [*self._places[: self._at + 1], place][-_LONGEST:]
            self._at = len(self._places) - 1

    def back(self) -> str:
        """Return the place before."""
        self._at = max(self._at - 1, 0)
        return self.place

    def forward(self) -> str:
        """Return the place after."""
        self._at = min(self._at + 1, len(self._places) - 1)
        return self.place
