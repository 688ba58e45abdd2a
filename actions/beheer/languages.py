"""Who speaks what: the own languages of a colleague, and the interpreters that the team can call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.transaction import deed, is_first
from events import OwnLanguagesSet, TolkAdded, TolkRemoved, TolkRevised
from forms.engine.names import language_codes
from forms.engine.typed_input import clean
from models import CaseworkerTaal, Tolk
from refusals import Invalid, NotFound, Stale
from rules.problems import Problem, ProblemCode

LONGEST = {"name": 120, "phone": 40, "note": 500}


@deed
def set_own_languages(session: Session, *, languages: Sequence[str], by: User, at: datetime) -> None:
    """Keep the languages in which somebody can hold a talk, besides Dutch. Raises Invalid (languages: not_in_list)."""
    require_login(session, by=by, permission=Permission.OWN_PROFILE, at=at)
    codes = sorted(set(languages))
    if not set(codes) <= language_codes():
        raise Invalid(Problem("languages", ProblemCode.NOT_IN_LIST))
    own = col(CaseworkerTaal.caseworker_id) == by.id
    if codes == sorted(session.exec(select(CaseworkerTaal.language).where(own))):
        return
    session.exec(sa.delete(CaseworkerTaal).where(own))
    session.add_all(
        CaseworkerTaal(caseworker_id=by.id, language=language, gemeente_id=by.gemeente_id) for language in codes
    )
    record(session, OwnLanguagesSet(languages=",".join(codes)), by=by, at=at)
    session.commit()


@dataclass(frozen=True, kw_only=True)
class TolkFacts:
    """What is told of an interpreter."""

    name: str
    languages: Sequence[str]
    phone: str
    note: str


@deed
def add_tolk(session: Session, *, tolk_id: UUID, facts: TolkFacts, by: User, at: datetime) -> UUID:
    """Put an interpreter on the list. The same `tolk_id` again (a second click) does nothing.

    Raises Invalid per field (name, languages, phone, note), NotAllowed.
    """
    require_login(session, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    if session.get(Tolk, tolk_id) is not None:
        return tolk_id
    session.add(
        Tolk(id=tolk_id, gemeente_id=by.gemeente_id, **_checked(facts.name, facts.languages, facts.phone, facts.note))
    )
    if not is_first(session, lambda: session.get(Tolk, tolk_id) is not None):
        return tolk_id
    record(session, TolkAdded(tolk_id=tolk_id), by=by, at=at)
    session.commit()
    return tolk_id


@deed
def revise_tolk(
    session: Session, *, tolk_id: UUID, facts: TolkFacts, seen_version: int, by: User, at: datetime
) -> None:
    """Change what is known of an interpreter. Raises Invalid as `add_tolk`, NotFound, Stale when a colleague did."""
    tolk = _tolk(session, tolk_id, by, at)
    values = _checked(facts.name, facts.languages, facts.phone, facts.note)
    if all(getattr(tolk, field) == value for field, value in values.items()):
        return
    _change(session, tolk, values, seen_version)
    record(session, TolkRevised(tolk_id=tolk_id), by=by, at=at)
    session.commit()


@deed
def remove_tolk(session: Session, *, tolk_id: UUID, seen_version: int, by: User, at: datetime) -> None:
    """Take an interpreter off the list. Raises NotFound, Stale when a colleague changed it meanwhile."""
    tolk = _tolk(session, tolk_id, by, at)
    _change(session, tolk, {"removed_at": at}, seen_version)
    record(session, TolkRemoved(tolk_id=tolk_id), by=by, at=at)
    session.commit()


def _tolk(session: Session, tolk_id: UUID, by: User, at: datetime) -> Tolk:
    require_login(session, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    row = session.exec(
        select(Tolk).where(Tolk.id == tolk_id, Tolk.gemeente_id == by.gemeente_id, col(Tolk.removed_at).is_(None))
    ).first()
    if row is None:
        raise NotFound
    return row


def _change(session: Session, tolk: Tolk, values: dict[str, Any], seen_version: int) -> None:
    one = sa.update(Tolk).where(col(Tolk.id) == tolk.id, col(Tolk.version) == seen_version)
    if not session.exec(one.values(**values, version=seen_version + 1)).rowcount:
        session.refresh(tolk)
        raise Stale(field="name", value=tolk.name, version=tolk.version)


def _checked(name: str, languages: Sequence[str], phone: str, note: str) -> dict[str, Any]:
    values = {"name": " ".join(clean(name).split()), "phone": " ".join(clean(phone).split()), "note": clean(note)}
    problems = [Problem(field, ProblemCode.TOO_LONG) for field, text in values.items() if len(text) > LONGEST[field]]
    if not values["name"]:
        problems.append(Problem("name", ProblemCode.MISSING))
    if not languages:
        problems.append(Problem("languages", ProblemCode.MISSING))
    elif not set(languages) <= language_codes():
        problems.append(Problem("languages", ProblemCode.NOT_IN_LIST))
    if problems:
        raise Invalid(*problems)
    return {**values, "languages": sorted(set(languages))}
