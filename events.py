"""What must be remembered: each event declares exactly what it carries. Ids and codes only, never an answer."""

from dataclasses import dataclass, fields
from uuid import UUID

from rules.terms import Leerroute


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. `dossier_id` is None for what touches no dossier."""

    dossier_id: UUID | None = None

    def details(self) -> dict[str, str | int]:
        """The fields of this event besides the dossier, as codes and ids for the audit record."""
        own = ((each.name, getattr(self, each.name)) for each in fields(self) if each.name != "dossier_id")
        return {name: value if isinstance(value, int) else str(value) for name, value in own}


@dataclass(frozen=True, kw_only=True)
class DossierRegistered(Event):
    """A new dossier was opened."""


@dataclass(frozen=True, kw_only=True)
class DossierRevised(Event):
    """Facts of the person or dates that start clocks were changed; `changed` names the fields."""

    changed: str


@dataclass(frozen=True, kw_only=True)
class ListImported(Event):
    """A list from COA was taken in: so many people were new, so many got something that was still empty."""

    new: int
    completed: int


@dataclass(frozen=True, kw_only=True)
class DossierClosed(Event):
    """The dossier was closed."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class DossierReopened(Event):
    """A closed dossier was opened again."""


@dataclass(frozen=True, kw_only=True)
class CaseworkerAssigned(Event):
    """The dossier got another regievoerder."""

    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContactNoted(Event):
    """A contact moment was written down."""

    contact_id: UUID


@dataclass(frozen=True, kw_only=True)
class HouseholdRevised(Event):
    """A member of the household was added, changed or removed."""

    member_id: UUID


@dataclass(frozen=True, kw_only=True)
class IntakeStarted(Event):
    """A brede intake was begun with this version of the questionnaire."""

    questionnaire_version: str


@dataclass(frozen=True, kw_only=True)
class AnswerSaved(Event):
    """One answer was given, changed or taken away."""

    sheet_id: UUID
    question: str
    version: int


@dataclass(frozen=True, kw_only=True)
class AnswerChecked(Event):
    """An answer of an earlier talk was found still true in this one."""

    sheet_id: UUID
    question: str
    version: int
    talk_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnswerDoubted(Event):
    """An answer of an earlier talk is to be asked again."""

    sheet_id: UUID
    question: str
    version: int
    talk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkRecorded(Event):
    """A talk was written down, or planned."""

    talk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkRevised(Event):
    """What is kept of a talk was changed."""

    talk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkRemoved(Event):
    """A talk was taken away; the answers given in it stay."""

    talk_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnswerConflicted(Event):
    """An answer was refused because a colleague was first; both values are in the history."""

    sheet_id: UUID
    question: str


@dataclass(frozen=True, kw_only=True)
class WorkbookReadBack(Event):
    """A workbook that was filled in without a network was read back; so many of its answers were taken over."""

    taken: int


@dataclass(frozen=True, kw_only=True)
class IntakeCompleted(Event):
    """The brede intake was closed as complete."""


@dataclass(frozen=True, kw_only=True)
class IntakeReopened(Event):
    """A completed brede intake was opened again; the reason is kept with the intake."""


@dataclass(frozen=True, kw_only=True)
class IntakeCarriedOver(Event):
    """An intake went over to a newer version of the questionnaire, with so many answers."""

    questionnaire_version: str
    answers: int


@dataclass(frozen=True, kw_only=True)
class IntakeGapNoted(Event):
    """It was noted why a legal item has no outcome yet, or when it will have one."""

    legal_item: str


@dataclass(frozen=True, kw_only=True)
class IntakeGapRemoved(Event):
    """What was noted of a legal item without outcome was taken away."""

    legal_item: str


@dataclass(frozen=True, kw_only=True)
class AkkoordNoted(Event):
    """One party agreed with the intake."""

    party: str


@dataclass(frozen=True, kw_only=True)
class AkkoordWithdrawn(Event):
    """The accord of one party counts no longer."""

    party: str


@dataclass(frozen=True, kw_only=True)
class ReferralMade(Event):
    """Somebody was referred to other help; to whom and why is kept with the referral."""

    referral_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReferralRevised(Event):
    """A referral was followed: how far it is now."""

    referral_id: UUID
    status: str


@dataclass(frozen=True, kw_only=True)
class HandedOver(Event):
    """A warm hand-over was written for a colleague or partner."""

    handover_id: UUID


@dataclass(frozen=True, kw_only=True)
class HandoverReceived(Event):
    """A warm hand-over was received."""

    handover_id: UUID


@dataclass(frozen=True, kw_only=True)
class PipDrafted(Event):
    """A PIP was begun."""


@dataclass(frozen=True, kw_only=True)
class DoelAdded(Event):
    """A doel was added to the draft."""

    doel_id: UUID


@dataclass(frozen=True, kw_only=True)
class DoelRemoved(Event):
    """A doel was taken out of the draft."""

    doel_id: UUID


@dataclass(frozen=True, kw_only=True)
class ActiviteitAdded(Event):
    """An activiteit was added to a doel."""

    activiteit_id: UUID


@dataclass(frozen=True, kw_only=True)
class ActiviteitRemoved(Event):
    """An activiteit was taken out of a doel."""

    activiteit_id: UUID


@dataclass(frozen=True, kw_only=True)
class PipVastgesteld(Event):
    """A version of the PIP was frozen."""

    leerroute: Leerroute
    version: int


@dataclass(frozen=True, kw_only=True)
class PipChangeStarted(Event):
    """A change of a vastgesteld PIP was begun."""


@dataclass(frozen=True, kw_only=True)
class Viewed(Event):
    """Somebody opened a screen of a dossier."""

    screen: str


@dataclass(frozen=True, kw_only=True)
class Exported(Event):
    """A document or list left Koers; `document` names its kind, `rows` how many dossiers it held."""

    document: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class LoggedIn(Event):
    """Somebody logged in."""


@dataclass(frozen=True, kw_only=True)
class LoginRefused(Event):
    """A login was refused: wrong pair, or locked out."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class LoginEnded(Event):
    """Somebody logged out or had a login revoked."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event):
    """A password was changed; every login of that person ended."""

    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class CaseworkerAdded(Event):
    """An account was made."""

    caseworker_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class CaseworkerDisabled(Event):
    """An account was closed."""

    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class CaseworkerRevised(Event):
    """The name, role or reach of somebody was changed; `changed` names the fields, `role` is the role from now on."""

    caseworker_id: UUID
    changed: str
    role: str


@dataclass(frozen=True, kw_only=True)
class CaseworkerReopened(Event):
    """A closed account was opened again."""

    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class GemeenteRevised(Event):
    """The settings of the gemeente were changed; `changed` names the fields."""

    changed: str


@dataclass(frozen=True, kw_only=True)
class MetingAdded(Event):
    """The result of an instrument (PPS-V, ZRM, COA) was written down."""

    meting_id: UUID
    instrument: str


@dataclass(frozen=True, kw_only=True)
class MetingRemoved(Event):
    """The result of an instrument was taken away."""

    meting_id: UUID
    instrument: str


@dataclass(frozen=True, kw_only=True)
class KlasOpened(Event):
    """A startklas was made, with this teacher."""

    klas_id: UUID
    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class KlasHandedOver(Event):
    """A startklas got another teacher."""

    klas_id: UUID
    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class KlasClosed(Event):
    """A startklas ended: the teacher no longer sees it."""

    klas_id: UUID


@dataclass(frozen=True, kw_only=True)
class KlasReopened(Event):
    """A startklas that had ended was opened again."""

    klas_id: UUID


@dataclass(frozen=True, kw_only=True)
class DeelnemerAdded(Event):
    """Somebody became a participant of a startklas: the teacher sees the name from now on."""

    klas_id: UUID


@dataclass(frozen=True, kw_only=True)
class DeelnemerRemoved(Event):
    """Somebody left a startklas."""

    klas_id: UUID


@dataclass(frozen=True, kw_only=True)
class ObservatieKept(Event):
    """A teacher filled in or changed one field of the form of one week."""

    deelnemer_id: UUID
    week: int
    field: str


@dataclass(frozen=True, kw_only=True)
class EindrapportKept(Event):
    """A teacher filled in or changed one field of the final report."""

    deelnemer_id: UUID
    field: str


@dataclass(frozen=True, kw_only=True)
class RechtSet(Event):
    """What a role may do with a drawer was set for the gemeente; `drawer` is its name, `level` what holds from now."""

    role: str
    drawer: str
    level: str


@dataclass(frozen=True, kw_only=True)
class DomeinOpened(Event):
    """Somebody opened a sensitive drawer of a dossier that is not their own; the reason is kept with the opening."""

    drawer: str


@dataclass(frozen=True, kw_only=True)
class TranslationRevised(Event):
    """Texts of one question or domein were corrected (`texts`) or confirmed (`checked`) in one language."""

    language: str
    questionnaire_version: str
    subject: str
    texts: int
    checked: int


@dataclass(frozen=True, kw_only=True)
class OwnLanguagesSet(Event):
    """Somebody told which languages they speak, as codes."""

    languages: str


@dataclass(frozen=True, kw_only=True)
class TolkAdded(Event):
    """An interpreter came on the list."""

    tolk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TolkRevised(Event):
    """What is known of an interpreter was changed."""

    tolk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TolkRemoved(Event):
    """An interpreter was taken off the list."""

    tolk_id: UUID
