"""Agreements and the ontzorgen as the plain values that `forms.pip.agreement_questions` asks for, and back into their
columns.
"""

from datetime import date

from sqlmodel import Session

from models.dossier import Dossier
from models.guards.encryption import of_ontzorging, opened
from models.support import Ontzorging, PipAfspraak
from rules.law.facts import TrajectFacts

Json = str | list[str] | None

_DAYS = frozenset({"due", "done_on", "checked_on", "stopped_on", "start", "prolonged_until"})


def afspraak_values(row: PipAfspraak) -> dict[str, Json]:
    """The fields of an agreement, by question."""
    return {"what": row.what or None, "side": row.side, "owner": row.owner or None, "due": _day(row.due)}


def ontzorging_values(session: Session, row: Ontzorging) -> dict[str, Json]:
    """The fields of the ontzorgen, by question, readable."""
    return {
        "fixed_costs": list(row.fixed_costs) or None,
        "coach": row.coach or None,
        "checked_on": _day(row.checked_on),
        "ready": row.ready or None,
        "check_note": opened(session, row.check_note, of_ontzorging(row.id)) or None,
        "budgetbeheer": row.budgetbeheer or None,
        "stopped_on": _day(row.stopped_on),
    }


def ontzorging_facts(dossier: Dossier) -> TrajectFacts:
    """The facts that say whether there is ontzorgen, and from when."""
    return TrajectFacts(
        doelgroep=dossier.doelgroep, bijstand_from=dossier.bijstand_from, regular_permit=dossier.regular_permit
    )


def support_columns(field: str, value: Json) -> dict[str, object]:
    """The column, with its content, in which the (valid) value of a question is kept: the one of its name."""
    if field in _DAYS:
        return {field: date.fromisoformat(str(value)) if value else None}
    return {field: list(value or []) if field == "fixed_costs" else value or ""}


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
