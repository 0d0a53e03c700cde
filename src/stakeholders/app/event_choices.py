"""Event choices: what the codes of meetings, participants and invitations are called."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stakeholders.domain.delegation import Credentials
from stakeholders.domain.event import ChainStep, ColumnType, EventBodyRole, EventStatus
from stakeholders.domain.invitation import InvitationForm, InvitationState, InvitationStatus
from stakeholders.domain.participation import Attendance, Nomination, Registration
from stakeholders.domain.text import fold
from stakeholders.i18n import marked, translated

EVENT_STATUSES: Final = "event_status"
EVENT_BODY_ROLES: Final = "event_body_role"
CHAIN_STEPS: Final = "chain_step"
COLUMN_TYPES: Final = "column_type"
CREDENTIALS: Final = "credentials"
NOMINATIONS: Final = "nomination"
REGISTRATIONS: Final = "registration"
ATTENDANCES: Final = "attendance"
INVITATION_FORMS: Final = "invitation_form"
INVITATION_STATUSES: Final = "invitation_status"
INVITATION_STATES: Final = "invitation_state"
GENDERS: Final = "gender"
FUNCTIONS_AT_EVENTS: Final = "event_function"

EVENT_NAMES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        EVENT_STATUSES: MappingProxyType(
            {
                EventStatus.PLANNED.value: marked("Planned"),
                EventStatus.CONFIRMED.value: marked("Confirmed"),
                EventStatus.HELD.value: marked("Held"),
                EventStatus.POSTPONED.value: marked("Postponed"),
                EventStatus.CANCELLED.value: marked("Cancelled"),
            }
        ),
        EVENT_BODY_ROLES: MappingProxyType(
            {
                EventBodyRole.HOST.value: marked("Host"),
                EventBodyRole.ORGANISER.value: marked("Organiser"),
                EventBodyRole.CO_ORGANISER.value: marked("Co-organiser"),
                EventBodyRole.COLLABORATOR.value: marked("In collaboration with"),
                EventBodyRole.SPONSOR.value: marked("Sponsor"),
                EventBodyRole.VENUE.value: marked("Venue"),
            }
        ),
        CHAIN_STEPS: MappingProxyType(
            {
                ChainStep.ACCREDITED_MISSION.value: marked("Mission accredited to the organiser"),
                ChainStep.VENUE_MISSION.value: marked("Mission at the venue"),
                ChainStep.FOREIGN_MINISTRY.value: marked("Foreign ministry"),
                ChainStep.FOCAL_POINT.value: marked("Focal point"),
            }
        ),
        COLUMN_TYPES: MappingProxyType(
            {
                ColumnType.TEXT.value: marked("Text"),
                ColumnType.DATE.value: marked("Date"),
                ColumnType.YES_NO.value: marked("Yes or no"),
                ColumnType.CHOICE.value: marked("Choice"),
                ColumnType.AMOUNT.value: marked("Amount"),
            }
        ),
        CREDENTIALS: MappingProxyType(
            {
                Credentials.AWAITED.value: marked("Awaited"),
                Credentials.COPY.value: marked("Copy received"),
                Credentials.RECEIVED.value: marked("Received"),
                Credentials.ACCEPTED.value: marked("Accepted"),
                Credentials.REFUSED.value: marked("Refused"),
            }
        ),
        NOMINATIONS: MappingProxyType(
            {
                Nomination.NOMINATED.value: marked("Nominated"),
                Nomination.CONFIRMED.value: marked("Confirmed"),
                Nomination.REFUSED.value: marked("Refused"),
                Nomination.WITHDRAWN.value: marked("Withdrawn"),
            }
        ),
        REGISTRATIONS: MappingProxyType(
            {
                Registration.REGISTERED.value: marked("Registered"),
                Registration.APPROVED.value: marked("Approved"),
                Registration.ARRIVED.value: marked("Arrived"),
                Registration.CANCELLED.value: marked("Cancelled"),
            }
        ),
        ATTENDANCES: MappingProxyType(
            {
                Attendance.PRESENT.value: marked("Present"),
                Attendance.ONLINE.value: marked("Online"),
                Attendance.ABSENT.value: marked("Absent"),
                Attendance.EXCUSED.value: marked("Excused"),
            }
        ),
        INVITATION_FORMS: MappingProxyType(
            {
                InvitationForm.NOTE_VERBALE.value: marked("Note verbale"),
                InvitationForm.LETTER.value: marked("Letter"),
                InvitationForm.EMAIL.value: marked("E-mail"),
                InvitationForm.PHONE.value: marked("Phone"),
            }
        ),
        INVITATION_STATUSES: MappingProxyType(
            {
                InvitationStatus.DRAFT.value: marked("Draft"),
                InvitationStatus.READY.value: marked("Ready"),
                InvitationStatus.SENT.value: marked("Sent"),
                InvitationStatus.DELIVERED.value: marked("Delivered"),
                InvitationStatus.BOUNCED.value: marked("Bounced"),
                InvitationStatus.ACKNOWLEDGED.value: marked("Acknowledged"),
                InvitationStatus.NOMINATED.value: marked("Nominated"),
                InvitationStatus.ACCEPTED.value: marked("Accepted"),
                InvitationStatus.DECLINED.value: marked("Declined"),
                InvitationStatus.APOLOGIES.value: marked("Apologies"),
                InvitationStatus.NO_REPLY.value: marked("No reply"),
                InvitationStatus.WITHDRAWN.value: marked("Withdrawn"),
            }
        ),
        INVITATION_STATES: MappingProxyType(
            {
                InvitationState.TO_SEND.value: marked("To send"),
                InvitationState.SENT.value: marked("Sent"),
                InvitationState.COMING.value: marked("Coming"),
                InvitationState.NOT_COMING.value: marked("Not coming"),
                InvitationState.NO_ANSWER.value: marked("No answer"),
            }
        ),
        GENDERS: MappingProxyType({"f": marked("Woman"), "m": marked("Man"), "x": marked("Other")}),
        FUNCTIONS_AT_EVENTS: MappingProxyType(
            {
                "chair": marked("Chair"),
                "vice_chair": marked("Vice-chair"),
                "rapporteur": marked("Rapporteur"),
                "speaker": marked("Speaker"),
                "panellist": marked("Panellist"),
                "moderator": marked("Moderator"),
                "facilitator": marked("Facilitator"),
                "resource_person": marked("Resource person"),
            }
        ),
    }
)
"""The names of every list by code, marked for the catalogue."""


def event_word(of: str, code: str) -> str:
    """Return what a code is called in the reader's language, the code where it is none of ours."""
    text = EVENT_NAMES[of].get(code)
    return translated(text) if text else code


def code_called(of: str, text: str) -> str | None:
    """Return the code that a text is or names, in English or in the reader's language."""
    wanted = fold(text)
    for code, name in EVENT_NAMES[of].items():
        if wanted in {fold(code), fold(name), fold(translated(name))}:
            return code
    return None
