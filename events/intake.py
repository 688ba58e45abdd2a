"""Events of a brede intake: answers, talks, instruments, completion and hand-over."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class IntakeStarted(Event):
    """A brede intake was begun with this version of the questionnaire."""

    questionnaire_version: str


@dataclass(frozen=True, kw_only=True)
class AnswerSaved(Event):
    """One answer was given, changed or removed."""

    sheet_id: UUID
    question: str
    version: int


@dataclass(frozen=True, kw_only=True)
class AnswerChecked(Event):
    """An answer of an earlier talk was confirmed in this one."""

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
    """A talk was recorded or planned."""

    talk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkRevised(Event):
    """A talk was changed."""

    talk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkRemoved(Event):
    """A talk was removed; the answers given in it stay."""

    talk_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnswerConflicted(Event):
    """An answer was refused because a colleague was first; both values are in the history."""

    sheet_id: UUID
    question: str


@dataclass(frozen=True, kw_only=True)
class WorkbookReadBack(Event):
    """A workbook that was filled in offline was imported; `taken` is the number of answers taken over."""

    taken: int


@dataclass(frozen=True, kw_only=True)
class IntakeCompleted(Event):
    """The brede intake was closed as complete."""


@dataclass(frozen=True, kw_only=True)
class IntakeReopened(Event):
    """A completed brede intake was reopened; the reason is stored with the intake."""


@dataclass(frozen=True, kw_only=True)
class IntakeCarriedOver(Event):
    """An intake was moved to a newer version of the questionnaire; `answers` is the number carried over."""

    questionnaire_version: str
    answers: int


@dataclass(frozen=True, kw_only=True)
class IntakeGapNoted(Event):
    """A leemte was noted: why a legal item has no outcome yet, or when it will have one."""

    legal_item: str


@dataclass(frozen=True, kw_only=True)
class IntakeGapRemoved(Event):
    """A leemte was removed."""

    legal_item: str


@dataclass(frozen=True, kw_only=True)
class AkkoordNoted(Event):
    """One party agreed with the intake."""

    party: str


@dataclass(frozen=True, kw_only=True)
class AkkoordWithdrawn(Event):
    """The akkoord of one party no longer counts."""

    party: str


@dataclass(frozen=True, kw_only=True)
class ReferralMade(Event):
    """A referral was made; to whom and why is stored with the referral."""

    referral_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReferralRevised(Event):
    """A referral was changed; `status` is its status from now on."""

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
    """The result of an instrument (PPS-V, ZRM, COA) was recorded."""

    meting_id: UUID
    instrument: str


@dataclass(frozen=True, kw_only=True)
class MetingRemoved(Event):
    """The result of an instrument was removed."""

    meting_id: UUID
    instrument: str
