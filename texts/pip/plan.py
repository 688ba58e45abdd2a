"""A plan as lines of text: to read a version that was frozen, and to say what changed from one to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.engine.library import latest
from forms.pip.compose import REASONS, TEXTS
from rules.law.terms import Childcare
from rules.pip.document import Plan, PlanActiviteit, PlanDoel, RouteReasons
from rules.pip.dual_trajectory import divided
from texts.pip.week import slots_in_words
from texts.wording.answers import shown_value
from texts.wording.formats import number as amount
from texts.wording.formats import short_date
from texts.wording.labels import CHILDCARE, HORIZONS, LEEFGEBIEDEN, TELT_VOOR

_ITEMS = ("doel", "activiteit")


@dataclass(frozen=True)
class PlanLine:
    """One line of a plan: `key` stays the same from version to version, `part` is the heading it stands under.

    `about` says of which doel it is, for where the line stands by itself.
    """

    key: str
    part: str
    label: str
    text: str
    about: str = ""

    @property
    def name(self) -> str:
        """The label, with the doel that it is about."""
        return f"{self.label} ({self.about})" if self.about else self.label


@dataclass(frozen=True)
class PlanChange:
    """One line that reads differently in a later version; empty where it was not there."""

    label: str
    before: str
    after: str


def plan_lines(plan: Plan) -> list[PlanLine]:
    """All that a plan says, in the order of the plan questionnaire, the doelen last; what is empty is left out."""
    doelen = (line for number, doel in enumerate(plan.doelen, start=1) for line in _doel(doel, number))
    return [*_own_questions(plan), *doelen]


def plan_changes(before: Plan, after: Plan) -> list[PlanChange]:
    """What reads differently, in the order of the later plan; what was taken out comes last."""
    old, new = ({line.key: line for line in plan_lines(plan)} for plan in (before, after))
    found = [
        PlanChange(line.name, old[key].text if key in old else "", line.text)
        for key, line in new.items()
        if key not in old or old[key].text != line.text
    ]
    return found + [PlanChange(line.name, line.text, "") for key, line in old.items() if key not in new]


def activiteit_line(activiteit: PlanActiviteit) -> str:
    """One activiteit in one line: what, with whom, where and when, how much, and what it counts for."""
    hours = activiteit.hours_per_week
    travel, childcare = activiteit.travel_minutes, activiteit.childcare
    parts = [
        activiteit.what or "Nog niet ingevuld",
        where_line(activiteit),
        f"{amount(hours)} uur per week" if hours is not None else "",
        slots_in_words(activiteit.slots),
        " t/m ".join(filter(None, (short_date(activiteit.start), short_date(activiteit.until)))),
        f"reis {travel} minuten" if travel else "",
        CHILDCARE[childcare].lower() if childcare in (Childcare.GEREGELD, Childcare.NODIG) else "",
        counts_line(activiteit),
    ]
    return " · ".join(filter(None, parts))


def where_line(activiteit: PlanActiviteit) -> str:
    """With whom and where, each name once: "School · Kade 4", "School, Kade 4" when the place names the school."""
    named = bool(activiteit.provider) and activiteit.place.startswith(activiteit.provider)
    return " · ".join(filter(None, ["" if named else activiteit.provider, activiteit.place]))


def counts_line(activiteit: PlanActiviteit) -> str:
    """What the hours count for; of a dual trajectory each part with its hours: "MAP 2 uur, Lesuren 4 uur"."""
    if not activiteit.split:
        return TELT_VOOR[activiteit.counts_for]
    return ", ".join(f"{TELT_VOOR[kind]} {amount(part)} uur" for kind, part in divided(activiteit).items())


def _own_questions(plan: Plan) -> Iterator[PlanLine]:
    values = _values(plan)
    for section in latest("plan").sections:
        if section.id in _ITEMS:
            continue
        for question in section.questions:
            text = shown_value(question, values.get(question.id, ""))
            if text:
                yield PlanLine(question.id, section.title, question.text, text)


def _values(plan: Plan) -> dict[str, str]:
    """The values of a plan by question id, in the form in which answers hold them."""
    finish = {True: "ja", False: "nee", None: ""}
    values = {question: str(getattr(plan, name)) for name, question in TEXTS.items()} | {
        "leerroute": plan.leerroute or "",
        "niveau": plan.niveau or "",
        "alfabetisering": plan.alfabetisering or "",
        "mag_opleiding_afmaken": finish[plan.finish_study],
        "geschatte_uren_b1": _plain(plan.estimated_hours),
        "pvt_uren": _plain(plan.pvt_hours),
        "map_uren": _plain(plan.map_hours),
        "volgend_gesprek": plan.next_talk.isoformat() if plan.next_talk else "",
        "uitgelegd": plan.explained or "",
    }
    for route, word in REASONS.items():
        reasons = plan.reasons.get(route, RouteReasons())
        values |= {f"voor_{word}": reasons.pro, f"tegen_{word}": reasons.contra}
    return values


def _plain(hours: int | None) -> str:
    return "" if hours is None else str(hours)


def _doel(doel: PlanDoel, number: int) -> Iterator[PlanLine]:
    part = f"Doel {number}: {LEEFGEBIEDEN[doel.area].lower()}"
    name = doel.own_words or doel.result or LEEFGEBIEDEN[doel.area]
    for field, label, text in (
        ("own_words", "In eigen woorden", doel.own_words),
        ("result", "Wat is er dan bereikt", doel.result),
        ("baseline", "Hoe is het nu", doel.baseline),
        ("target", "Klaar op", short_date(doel.target)),
        ("owner", "Wie zorgt ervoor", doel.owner),
        ("horizon", "Voor wanneer", HORIZONS[doel.horizon] if doel.horizon else ""),
    ):
        if text:
            yield PlanLine(f"{doel.id}:{field}", part, label, text, name)
    for each in doel.activiteiten:
        yield PlanLine(each.id, part, "Activiteit", activiteit_line(each), name)
