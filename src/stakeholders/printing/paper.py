"""Paper: which sheets a document is printed on."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

_Country = QLocale.Country


class Paper(StrEnum):
    """The sheets to choose from."""

    A4 = "a4"
    LETTER = "letter"


_SIZES: Final = MappingProxyType(
    {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
)
PAPER_NAMES: Final = MappingProxyType({Paper.A4: "A4", Paper.LETTER: "Letter"})
"""What the sheets are called, the same in all languages."""

# Where offices use Letter, as CLDR's paperSize says (supplemental/measurementData).
_OF_LETTER: Final = frozenset(
    {
        _Country.Belize, _Country.Canada, _Country.Chile, _Country.Colombia, _Country.CostaRica,
        _Country.ElSalvador, _Country.Guatemala, _Country.Mexico, _Country.Nicaragua,
        _Country.Panama, _Country.Philippines, _Country.PuertoRico, _Country.UnitedStates,
        _Country.Venezuela,
    }
)  # fmt: skip


def usual_paper() -> Paper:
    """Return what is in the printers of this computer's country."""
    return Paper.LETTER if QLocale.system().territory() in _OF_LETTER else Paper.A4


def page_size(paper: Paper) -> QPageSize:
    """Return the size of a sheet as Qt knows it."""
    return QPageSize(_SIZES[paper])
