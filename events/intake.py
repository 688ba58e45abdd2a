"""What is done in a brede intake: its answers, talks, instruments and how it ends."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


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
class MetingAdded(Event):
    """The result of an instrument (PPS-V, ZRM, COA) was written down."""

    meting_id: UUID
    instrument: str


@dataclass(frozen=True, kw_only=True)
class MetingRemoved(Event):
    """The result of an instrument was taken away."""

    meting_id: UUID
    instrument: str
