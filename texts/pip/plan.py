"""A plan as lines of text: to read a version that was frozen, and to say what changed from one to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from forms.engine.answers import Json
from forms.engine.schema import Questionnaire
from forms.pip.compose import FIELDS, REASONS, own_questions, questions_of
from rules.law.terms import Childcare
from rules.pip.document import Plan, PlanActiviteit, PlanDoel, RouteReasons
from rules.pip.dual_trajectory import divided
from rules.pip.plan_differences import PlanDifference
from texts.pip.week import slots_in_words
from texts.wording.answers import shown_value
from texts.wording.formats import number as amount
from texts.wording.formats import short_date
from texts.wording.labels import CHILDCARE, HORIZONS, LEEFGEBIEDEN, TELT_VOOR

# Fields that are the answer to no question, or to more than one.
_NAMES = {
    "reasons": "Wat vóór en tegen de leerroutes spreekt",
    "other": "Andere vragen van het plan",
    "area": "Leefgebied",
}


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


def difference_names(differences: Iterable[PlanDifference], questionnaire: Questionnaire) -> list[str]:
    """What to call each value that is otherwise: the question it answers, with the doel that it is about.

    `questionnaire` is the version of the plan questionnaire that both plans were written with.
    """
    return [_difference_name(each, questionnaire) for each in differences]


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


def other_lines(plan: Plan) -> list[PlanLine]:
    """What the plan says on questions that have no place of their own in a document."""
    return [line for line in _own_questions(plan) if line.key in plan.other]


def _own_questions(plan: Plan) -> Iterator[PlanLine]:
    values = _values(plan)
    questionnaire = questions_of(plan)
    for question in own_questions(questionnaire):
        text = shown_value(question, values.get(question.id, ""))
        if text:
            yield PlanLine(question.id, questionnaire.section_of(question.id).title, question.text, text)


def _values(plan: Plan) -> dict[str, Json]:
    """The values of a plan by question id, in the form in which answers hold them."""
    values = {each.question: _written(getattr(plan, name)) for name, each in FIELDS.items()}
    for route, word in REASONS.items():
        reasons = plan.reasons.get(route, RouteReasons())
        values |= {f"voor_{word}": reasons.pro, f"tegen_{word}": reasons.contra}
    return {**values, **cast(dict[str, Json], plan.other)}


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _difference_name(difference: PlanDifference, questionnaire: Questionnaire) -> str:
    if difference.doel is None:
        return _field_name(
            FIELDS[difference.field].question if difference.field in FIELDS else difference.field, questionnaire
        )
    about = _doel_name(difference.doel)
    if difference.field:
        return f"{_field_name(difference.field, questionnaire)} ({about})"
    return f"Activiteit ({about})" if difference.activiteit else f"Doel ({about})"


def _field_name(question_id: str, questionnaire: Questionnaire) -> str:
    return _NAMES.get(question_id) or questionnaire.question(question_id).text


def _doel_name(doel: PlanDoel) -> str:
    return doel.own_words or doel.result or LEEFGEBIEDEN[doel.area]


def _doel(doel: PlanDoel, number: int) -> Iterator[PlanLine]:
    part = f"Doel {number}: {LEEFGEBIEDEN[doel.area].lower()}"
    name = _doel_name(doel)
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
