"""How the page of list and card was left: how wide, with whom, and each place in its layout."""

from dataclasses import replace

from stakeholders.app.window_state import WindowState
from stakeholders.desktop.people.pane_splitter import Widths
from stakeholders.desktop.people.people_page import PeoplePage


def be_as(page: PeoplePage, state: WindowState) -> None:
    """Make the page as wide as it was left, and show each place so."""
    page.splitter.be_wide(Widths(state.list_width, state.table_width))
    page.results.use_layouts(state.layout_of)


def noted(page: PeoplePage, state: WindowState) -> WindowState:
    """Return the state of the window with what the page shows now."""
    card, widths = page.card, page.splitter.widths
    return replace(
        state,
        contact=card.record.uid or "" if card is not None else "",
        list_width=widths.of_list,
        table_width=widths.of_table,
    )
