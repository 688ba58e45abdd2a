"""Who speaks what, which interpreters there are, and which talks of this week ask for which language."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import PERMISSIONS, Permission, Role, User, may
from models import Caseworker, CaseworkerTaal, Dossier, Gesprek, Tolk
from models.guards.scope import visible_to
from models.values.names import family_name_column
from queries.caseload.periods import weeks
from refusals import NotAllowed

DUTCH = "nl"


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """A colleague who holds talks, with the codes of the languages they speak besides Dutch."""

    id: UUID
    name: str
    role: Role
    languages: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TolkLine:
    """An interpreter who can be called."""

    id: UUID
    name: str
    languages: tuple[str, ...]
    phone: str
    note: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Roster:
    """The team and its interpreters, each by name."""

    speakers: tuple[Speaker, ...]
    tolken: tuple[TolkLine, ...]

    def speaking(self, language: str) -> tuple[str, ...]:
        """The names of the colleagues who speak a language."""
        return tuple(each.name for each in self.speakers if language in each.languages)

    def interpreting(self, language: str) -> tuple[str, ...]:
        """The names of the interpreters of a language."""
        return tuple(each.name for each in self.tolken if language in each.languages)


@dataclass(frozen=True, kw_only=True)
class WeekTalk:
    """A talk of this week. `language` is "" when nobody filled it in; `interpreter` when the person needs one."""

    dossier_id: UUID
    name: str
    on: date
    language: str
    interpreter: bool


def roster(session: Session, *, seen_by: User) -> Roster:
    """The colleagues of the own gemeente who hold talks, and the interpreters. Raises NotAllowed for who holds none."""
    if not may(seen_by, Permission.EDIT_INTAKE):
        raise NotAllowed
    spoken: dict[UUID, list[str]] = {}
    for who, language in session.exec(
        select(CaseworkerTaal.caseworker_id, CaseworkerTaal.language)
        .where(CaseworkerTaal.gemeente_id == seen_by.gemeente_id)
        .order_by(CaseworkerTaal.language)
    ):
        spoken.setdefault(who, []).append(language)
    people: Any = session.exec(
        select(Caseworker.id, Caseworker.name, Caseworker.role)
        .where(Caseworker.gemeente_id == seen_by.gemeente_id, col(Caseworker.disabled_at).is_(None))
        .where(col(Caseworker.role).in_([each for each in Role if _talks(each)]))
        .order_by(col(Caseworker.name), col(Caseworker.id))
    )
    tolken = session.exec(
        select(Tolk)
        .where(Tolk.gemeente_id == seen_by.gemeente_id, col(Tolk.removed_at).is_(None))
        .order_by(col(Tolk.name), col(Tolk.id))
    )
    return Roster(
        speakers=tuple(
            Speaker(id=who, name=name, role=role, languages=tuple(spoken.get(who, ()))) for who, name, role in people
        ),
        tolken=tuple(
            TolkLine(
                id=each.id,
                name=each.name,
                languages=tuple(each.languages),
                phone=each.phone,
                note=each.note,
                version=each.version,
            )
            for each in tolken
        ),
    )


def _talks(role: Role) -> bool:
    return Permission.EDIT_INTAKE in PERMISSIONS[role]


def talks_this_week(session: Session, *, seen_by: User, on: date) -> list[WeekTalk]:
    """The talks from Monday to Sunday that were planned in the open dossiers within reach, one a day per dossier."""
    sunday = weeks(on, 1)[0].last
    monday = sunday - timedelta(days=6)
    language, needs = col(Dossier.language), col(Dossier.interpreter)
    who = (col(Dossier.id), col(Dossier.given_names), family_name_column(), needs)
    agreed: Any = sa.select(*who, language.label("language"), col(Dossier.next_talk_on).label("on")).where(
        visible_to(seen_by), col(Dossier.is_open), col(Dossier.next_talk_on).between(monday, sunday)
    )
    planned: Any = (
        sa.select(*who, sa.func.coalesce(sa.func.nullif(col(Gesprek.language), ""), language), col(Gesprek.held_on))
        .join(Gesprek, col(Gesprek.dossier_id) == col(Dossier.id))
        .where(visible_to(seen_by), col(Dossier.is_open), col(Gesprek.removed_at).is_(None))
        .where(col(Gesprek.gemeente_id) == seen_by.gemeente_id, col(Gesprek.held_on).between(monday, sunday))
    )
    talks: dict[tuple[UUID, date], WeekTalk] = {}
    for row in [*session.connection().execute(planned), *session.connection().execute(agreed)]:
        talk = WeekTalk(
            dossier_id=row[0], name=f"{row[1]} {row[2]}".strip(), interpreter=row[3], language=row[4], on=row[5]
        )
        talks.setdefault((talk.dossier_id, talk.on), talk)
    return sorted(talks.values(), key=lambda each: (each.on, each.name))
