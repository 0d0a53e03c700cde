"""The pages of the window: a new one is one folder and one line here."""

from typing import Final

from stakeholders.desktop.bin.bin_page import BinPage
from stakeholders.desktop.bodies.bodies_page import BodiesPage
from stakeholders.desktop.capture.capture_page import CapturePage
from stakeholders.desktop.encryption.encryption_page import EncryptionPage
from stakeholders.desktop.encryption.unlocking_page import UnlockingPage
from stakeholders.desktop.history.history_page import HistoryPage
from stakeholders.desktop.history.past_page import PastPage
from stakeholders.desktop.importing.import_page import ImportPage
from stakeholders.desktop.page import Page
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.desktop.printing.print_page import PrintPage
from stakeholders.desktop.settings.settings_page import SettingsPage
from stakeholders.desktop.to_do.to_do_page import ToDoPage
from stakeholders.desktop.welcome.welcome_page import WelcomePage

PAGES: Final[tuple[type[Page], ...]] = (
    PeoplePage,
    BodiesPage,
    CapturePage,
    ImportPage,
    ToDoPage,
    PrintPage,
    HistoryPage,
    PastPage,
    BinPage,
    SettingsPage,
    EncryptionPage,
    WelcomePage,
    UnlockingPage,
)
