"""Postal addresses: the lines as printed, and the parts where they are known."""

from dataclasses import dataclass

from stakeholders.domain.frozen import quickly_made
from stakeholders.domain.ids import Uid
from stakeholders.domain.visibility import Visibility


@quickly_made
@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; `lines` hold it as printed, the parts may be empty."""

    lines: tuple[str, ...] = ()
    po_box: str = ""
    extended: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    label: str = ""
    purpose: str = ""
    language: str = ""
    visibility: Visibility = Visibility.OFFICE
    owner: Uid | None = None
    uid: Uid | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to print."""
        return not (self.lines or any(self.parts))

    @property
    def parts(self) -> tuple[str, ...]:
        """The seven parts in the order of vCard's ADR (RFC 6350 §6.3.1)."""
        return (
            self.po_box,
            self.extended,
            self.street,
            self.city,
            self.region,
            self.postal_code,
            self.country,
        )
