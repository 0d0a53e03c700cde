"""The jobs of the window, most with a page: a new one is one folder and one line here."""

from typing import Final

from stakeholders.desktop.bin.bin_feature import BinFeature
from stakeholders.desktop.bodies.bodies_feature import BodiesFeature
from stakeholders.desktop.capture.capture_feature import CaptureFeature
from stakeholders.desktop.corrections.corrections_feature import CorrectionsFeature
from stakeholders.desktop.duplicates.duplicates_feature import DuplicatesFeature
from stakeholders.desktop.encryption.encryption_feature import EncryptionFeature
from stakeholders.desktop.encryption.unlocking_feature import UnlockingFeature
from stakeholders.desktop.events.event_feature import EventFeature
from stakeholders.desktop.exporting.export_feature import ExportFeature
from stakeholders.desktop.feature import Feature
from stakeholders.desktop.help.help_feature import HelpFeature
from stakeholders.desktop.history.history_feature import HistoryFeature
from stakeholders.desktop.history.past_feature import PastFeature
from stakeholders.desktop.importing.import_feature import ImportFeature
from stakeholders.desktop.inviting.inviting_feature import InvitingFeature
from stakeholders.desktop.letters.letters_feature import LettersFeature
from stakeholders.desktop.lists.list_feature import ListFeature
from stakeholders.desktop.people.people_feature import PeopleFeature
from stakeholders.desktop.printing.print_feature import PrintFeature
from stakeholders.desktop.problems.problems_feature import ProblemsFeature
from stakeholders.desktop.protection.protection_feature import ProtectionFeature
from stakeholders.desktop.settings.settings_feature import SettingsFeature
from stakeholders.desktop.to_do.to_do_feature import ToDoFeature
from stakeholders.desktop.tour.tour_feature import TourFeature
from stakeholders.desktop.verify.verify_feature import VerifyFeature
from stakeholders.desktop.welcome.welcome_feature import WelcomeFeature

FEATURES: Final[tuple[type[Feature], ...]] = (
    PeopleFeature,
    ListFeature,
    EventFeature,
    InvitingFeature,
    LettersFeature,
    BodiesFeature,
    CorrectionsFeature,
    ImportFeature,
    CaptureFeature,
    ToDoFeature,
    ProblemsFeature,
    VerifyFeature,
    DuplicatesFeature,
    ExportFeature,
    PrintFeature,
    HistoryFeature,
    PastFeature,
    BinFeature,
    ProtectionFeature,
    SettingsFeature,
    EncryptionFeature,
    WelcomeFeature,
    UnlockingFeature,
    HelpFeature,
    TourFeature,
)
"""In the order of their places in the sidebar; a dropped file is taken by the first that can."""
