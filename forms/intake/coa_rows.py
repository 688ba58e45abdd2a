"""What is said of one row of a list from COA: what happens to it, and who the person in it is or may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from forms.intake.coa import Row
from forms.intake.coa_columns import PROFILE, Target
from rules.dossier.identity import FactAgreement, IdentityFact, IdentityVerdict
from rules.law.birth_date import BirthDate

Value = str | date | BirthDate | None


class RowFate(StrEnum):
    """What happens to a row when the list is taken in."""

    NEW = "new"  # a dossier is opened
    COMPLETE = "complete"  # what was still empty in a dossier is filled in
    NOTHING = "nothing"  # all of it is known
    ELSEWHERE = "elsewhere"  # known in a dossier that is closed or not theirs: it stays as it is
    ASK = "ask"  # nothing, until somebody says who it is
    LEFT_OUT = "left_out"


@dataclass(frozen=True, kw_only=True)
class RowChoice:
    """What a person said of one row: leave it out, it is the person of this dossier, or it is none of those shown."""

    left_out: bool = False
    same_as: UUID | None = None
    not_same_as: frozenset[UUID] = frozenset()
    other_rows: frozenset[int] = frozenset()  # rows of the list that are of somebody else


@dataclass(frozen=True, kw_only=True)
class PlannedField:
    """One fact: what the dossier says now, what it will say, and what the list says."""

    target: Target
    before: Value
    after: Value
    listed: Value


@dataclass(frozen=True, kw_only=True)
class RowMatch:
    """A dossier that is or may be of the person in a row. Of one that the user may not see: only which facts agree."""

    key: UUID
    verdict: IdentityVerdict
    agreement: Mapping[IdentityFact, FactAgreement]
    same_number: IdentityFact | None
    number: str = ""  # of the dossier; empty when it is out of reach
    name: str = ""
    birth_date: BirthDate | None = None
    v_number: str = ""
    is_open: bool = True


@dataclass(frozen=True, kw_only=True)
class RowTwin:
    """Another row of the same list that is or may be of the same person."""

    row: int
    verdict: IdentityVerdict
    agreement: Mapping[IdentityFact, FactAgreement]
    same_number: IdentityFact | None


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What taking in one row will do; `asked` when it is, or was, a question who this is."""

    row: Row
    fate: RowFate
    dossier_id: UUID | None = None
    number: str = ""
    fields: tuple[PlannedField, ...] = ()
    profile: bool = False  # whether the row brings a profile that is not kept yet
    matches: tuple[RowMatch, ...] = ()
    twins: tuple[RowTwin, ...] = ()
    is_question: bool = False

    @property
    def fills(self) -> tuple[Target, ...]:
        """The facts that the dossier lacked."""
        facts = (each for each in self.fields if each.target not in PROFILE)
        return tuple(each.target for each in facts if self.dossier_id and not each.before and each.after)

    @property
    def stays(self) -> tuple[Target, ...]:
        """The facts that the dossier holds otherwise: they stay as they are."""
        return tuple(each.target for each in self.fields if each.before and each.listed not in (None, each.before))
