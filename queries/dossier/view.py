"""One dossier as its screen needs it: who is this, where are we, what is next and by when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User, may
from models import Caseworker, Contact, Dossier, DossierJoin, HuishoudenLid
from models.guards.encryption import bsn_of
from models.guards.scope import visible_to
from models.values.birth_dates import BirthDateText
from models.values.names import family_name_column
from models.values.traject import traject_facts
from queries.dossier.audit_trail import TrailLine, trail
from queries.scope.dossier_head import DossierHead, head_of
from refusals import NotFound
from rules.law.birth_date import BirthDate
from rules.law.status import Milestone, TrajectStatus, milestones, traject_status

CONTACTS, TRAIL_LINES = 20, 60
# One talk makes hundreds of these; the history of an answer stands with its question.
ANSWERS = ("AnswerSaved", "ObservatieKept")


@dataclass(frozen=True, kw_only=True)
class HouseholdMember:
    """Somebody of the household without a dossier here."""

    id: UUID
    name: str
    relation: str
    birth_date: BirthDate | None


@dataclass(frozen=True, kw_only=True)
class Housemate:
    """Another dossier of the same household, that the user may see."""

    id: UUID
    number: str
    name: str


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    """One contact moment; `kind` is a code of `texts.wording.labels.CONTACT_KINDS`."""

    id: UUID
    happened_on: date
    kind: str
    note: str
    by: str


@dataclass(frozen=True, kw_only=True)
class DossierView:
    """All of the dossier screen. `facts` are the columns by name, `versions` how often each was changed by hand."""

    head: DossierHead
    facts: Mapping[str, str | bool | date | BirthDate | None]
    versions: Mapping[str, int]
    closed_on: date | None
    close_reason: str
    has_joined: bool  # whether another dossier was joined into this one
    traject_status: TrajectStatus
    timeline: list[Milestone]
    members: list[HouseholdMember]
    housemates: list[Housemate]
    hidden_housemates: int
    contacts: list[ContactLine]
    trail: list[TrailLine]


FACTS = (
    *(
        "given_names",
        "surname_prefix",
        "family_name",
        "former_names",
        "nationality",
        "name_said",
        "birth_date",
        "bsn",
        "v_number",
        "doelgroep",
        "language",
    ),
    *(
        "regular_permit",
        "interpreter",
        "country",
        "coa_location",
        "address",
        "phone",
        "koppeling_on",
        "plicht_start_on",
    ),
    *("kennisgeving_on", "brp_on", "housed_on", "bijstand_from", "exempt_on", "third_party_asked_on"),
    *("third_party_received_on", "next_talk_on", "pvt_signed_on", "map_talk_on"),
)


def dossier(session: Session, dossier_id: UUID | None, *, seen_by: User) -> DossierView:
    """The dossier with its status. Raises NotFound when it does not exist or the user may not see it.

    A user who may not see particulars gets the head, the status and the timeline only.
    """
    pair = session.exec(
        select(Dossier, Caseworker.name, _joined())
        .join(Caseworker, col(Caseworker.id) == col(Dossier.regievoerder_id), isouter=True)
        .where(Dossier.id == dossier_id, visible_to(seen_by))
    ).first()
    if pair is None:
        raise NotFound
    row, regievoerder, has_joined = pair
    facts = traject_facts(row)
    stands = traject_status(facts)
    whole = may(seen_by, Permission.VIEW_PARTICULARS)
    members, housemates, hidden = _household(session, row, seen_by) if whole else ([], [], 0)
    return DossierView(
        head=head_of(row, regievoerder),
        facts={name: getattr(row, name) for name in FACTS} | {"bsn": bsn_of(session, row)} if whole else {},
        versions=dict(row.field_versions) if whole else {},
        closed_on=row.closed_on,
        close_reason=row.close_reason,
        has_joined=has_joined,
        traject_status=stands,
        timeline=milestones(facts),
        members=members,
        housemates=housemates,
        hidden_housemates=hidden,
        contacts=_contacts(session, row) if whole else [],
        trail=trail(session, row.id, seen_by=seen_by, size=TRAIL_LINES, without=ANSWERS) if whole else [],
    )


def _joined() -> sa.ColumnElement[bool]:
    joined = sa.select(sa.literal(1)).where(
        col(DossierJoin.kept_id) == col(Dossier.id),
        col(DossierJoin.gemeente_id) == col(Dossier.gemeente_id),
        col(DossierJoin.undone_at).is_(None),
    )
    return joined.correlate(Dossier).exists()


class _HouseholdOf(NamedTuple):
    members: list[HouseholdMember]
    housemates: list[Housemate]
    hidden: int


def _household(session: Session, row: Dossier, seen_by: User) -> _HouseholdOf:
    if row.huishouden_id is None:
        return _HouseholdOf([], [], 0)
    nobody, nothing = sa.literal(None, BirthDateText), sa.literal("")
    without = sa.select(
        col(HuishoudenLid.id), col(HuishoudenLid.name), col(HuishoudenLid.relation), col(HuishoudenLid.birth_date),
        nothing, sa.literal(False), sa.literal(False),
    ).where(
        col(HuishoudenLid.gemeente_id) == row.gemeente_id,
        col(HuishoudenLid.huishouden_id) == row.huishouden_id,
        col(HuishoudenLid.removed_at).is_(None),
    )  # fmt: skip
    full_name = col(Dossier.given_names) + " " + family_name_column().element
    dossiers = sa.select(
        col(Dossier.id), full_name, nothing, nobody, col(Dossier.number), sa.literal(True), visible_to(seen_by)
    ).where(
        col(Dossier.gemeente_id) == row.gemeente_id,
        col(Dossier.huishouden_id) == row.huishouden_id,
        col(Dossier.id) != row.id,
    )
    lines: Sequence[Any] = session.connection().execute(sa.union_all(without, dossiers)).all()
    members = [
        HouseholdMember(id=key, name=name, relation=relation, birth_date=born)
        for key, name, relation, born, _number, is_dossier, _visible in lines
        if not is_dossier
    ]
    shown = [
        Housemate(id=key, number=number, name=name.strip())
        for key, name, _relation, _born, number, is_dossier, visible in lines
        if is_dossier and visible
    ]
    hidden = len(lines) - len(members) - len(shown)
    return _HouseholdOf(sorted(members, key=lambda each: (str(each.birth_date or "9999"), each.name)), shown, hidden)


def _contacts(session: Session, row: Dossier) -> list[ContactLine]:
    rows = session.exec(
        select(Contact, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(Contact.caseworker_id))
        .where(Contact.gemeente_id == row.gemeente_id, Contact.dossier_id == row.id)
        .order_by(col(Contact.happened_on).desc(), col(Contact.created_at).desc())
        .limit(CONTACTS)
    )
    return [
        ContactLine(id=each.id, happened_on=each.happened_on, kind=each.kind, note=each.note, by=name)
        for each, name in rows
    ]
