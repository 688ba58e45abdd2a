"""What a plan holds of its change, and of a move, as plain values."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple, cast
from uuid import UUID

from pydantic import TypeAdapter
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.dossier import Dossier
from models.pip import Pip, PipVersie
from rules.law.terms import Leerroute, Taalniveau, Wijziging
from rules.pip.change_facts import ChangeFacts, Taalonderdeel

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


def document_in_force(pip_id: UUID) -> SelectOfScalar[Mapping[str, object]]:
    """Select the newest version of a plan as it was frozen; no row before the first."""
    newest = col(PipVersie.number).desc()
    return select(PipVersie.document).where(PipVersie.pip_id == pip_id).order_by(newest).limit(1)


class RouteAndNiveau(NamedTuple):
    """What a version of the plan was decided with."""

    leerroute: Leerroute | None
    niveau: Taalniveau | None


def route_of(document: Mapping[str, object] | None) -> RouteAndNiveau:
    """The leerroute and niveau of a frozen version; two times None without one."""
    if document is None:
        return RouteAndNiveau(None, None)
    plan = cast(dict[str, str | None], document["plan"])
    leerroute, niveau = plan["leerroute"], plan["niveau"]
    return RouteAndNiveau(Leerroute(leerroute) if leerroute else None, Taalniveau(niveau) if niveau else None)


def a2_parts_of(document: Mapping[str, object] | None) -> tuple[Taalonderdeel, ...]:
    """Which language exams went to A2 by a frozen version; none when that was not told, or without one."""
    parts = (document or {}).get("a2_parts")
    return tuple(Taalonderdeel(each) for each in cast(list[str], parts or []))


def earlier_pip_of(document: Mapping[str, object] | None, dossier: Dossier) -> date | None:
    """The dagtekening of the PIP of another gemeente, when the termijn of a frozen version runs from there."""
    start = cast(str | None, document.get("termijn_start")) if document else None
    first = date.fromisoformat(start) - timedelta(days=1) if start else None  # the termijn starts on the day after
    return None if first == dossier.first_pip_on else first
