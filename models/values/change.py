"""What a plan holds of its change, and of a move, as plain values."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import cast

from pydantic import TypeAdapter
from sqlmodel import Session, col, select

from models.dossier import Dossier
from models.pip import Pip, PipVersie
from rules.law.terms import Leerroute, Taalniveau, Wijziging
from rules.pip.changes import ChangeFacts, Taalonderdeel

_FACTS = TypeAdapter(ChangeFacts)


def change_kind(pip: Pip) -> Wijziging | None:
    """The kind of change that is being written; None for a first plan, or when nobody was asked yet."""
    return Wijziging(pip.change_kind) if pip.change_kind else None


def change_facts(pip: Pip) -> ChangeFacts:
    """What was said for the conditions of the change."""
    return _FACTS.validate_python(pip.change_facts) if pip.change_facts else ChangeFacts()


def kept_facts(facts: ChangeFacts) -> dict[str, object]:
    """The same, as it is kept."""
    return cast(dict[str, object], _FACTS.dump_python(facts, mode="json"))


def first_pip_of(dossier: Dossier) -> date | None:
    """The dagtekening that started the inburgeringstermijn: of another gemeente when somebody moved (Wet art. 11)."""
    return dossier.earlier_pip_on or dossier.first_pip_on


def earlier_leerroute(dossier: Dossier) -> Leerroute | None:
    """The leerroute of the PIP of another gemeente."""
    return Leerroute(dossier.earlier_leerroute) if dossier.earlier_leerroute else None


def route_in_force(session: Session, pip: Pip) -> tuple[Leerroute | None, Taalniveau | None]:
    """The leerroute and niveau of the version in force; two times None before the first."""
    document = document_in_force(session, pip)
    if document is None:
        return None, None
    plan = cast(dict[str, str | None], document["plan"])
    leerroute, niveau = plan["leerroute"], plan["niveau"]
    return Leerroute(leerroute) if leerroute else None, Taalniveau(niveau) if niveau else None


def a2_parts_in_force(session: Session, pip: Pip) -> tuple[Taalonderdeel, ...]:
    """Which language exams went to A2 by the version in force; none when that was not told, or before the first."""
    kept = (document_in_force(session, pip) or {}).get("a2_parts")
    return tuple(Taalonderdeel(each) for each in cast(list[str], kept or []))


def earlier_pip_in_force(session: Session, pip: Pip, dossier: Dossier) -> date | None:
    """The dagtekening of the PIP of another gemeente, when the termijn of the version in force runs from there."""
    document = document_in_force(session, pip)
    start = cast(str | None, document.get("termijn_start")) if document else None
    first = date.fromisoformat(start) - timedelta(days=1) if start else None  # the termijn starts on the day after
    return None if first == dossier.first_pip_on else first


def document_in_force(session: Session, pip: Pip) -> Mapping[str, object] | None:
    """The newest version as it was frozen; None before the first."""
    return session.exec(
        select(PipVersie.document).where(PipVersie.pip_id == pip.id).order_by(col(PipVersie.number).desc()).limit(1)
    ).first()
