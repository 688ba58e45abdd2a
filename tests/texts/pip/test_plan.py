"""A plan as lines of text, and the names of values that changed in a next version."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from forms.engine.library import DEFINITIONS, latest, versions
from forms.engine.loader import read
from forms.pip.compose import questions_of
from rules.law.terms import Leefgebied, Leerroute, TeltVoor
from rules.pip.document import Plan, PlanActiviteit, PlanDoel, RouteReasons
from rules.pip.plan_differences import APART_FROM_THE_VERSION, PlanDifference, plan_differences
from texts.pip.plan import activiteit_line, difference_names, plan_lines

TAALLES = PlanActiviteit(
    id="a", what="Taalles", provider="School", hours_per_week=Decimal("7.5"), start=date(2026, 12, 1),
    until=date(2027, 9, 1), counts_for=TeltVoor.CURSUSUREN,
)  # fmt: skip
PLAN = Plan(
    own_words="Ik wil kapper worden",
    leerroute=Leerroute.B1,
    reasons={Leerroute.Z: RouteReasons(contra="Leert snel")},
    finish_study=False,
    pvt_hours=12,
    next_talk=date(2027, 2, 15),
    doelen=(PlanDoel(id="d", area=Leefgebied.TAAL, own_words="Praten", activiteiten=(TAALLES,)),),
)


def test_a_plan_is_shown_in_words_in_its_own_order() -> None:
    lines = [(line.part, line.label, line.text) for line in plan_lines(PLAN)]

    assert lines == [
        ("Wat de persoon zelf wil", "Wat wil ik bereiken?", "Ik wil kapper worden"),
        ("Leerroute", "Leerroute", "B1-route"),
        ("Leerroute", "Wat spreekt tegen de Z-route?", "Leert snel"),
        ("Leerroute", "Mag de persoon eerst een opleiding afmaken?", "Nee"),
        ("PVT en MAP", "Uren voor het PVT", "12 uur in totaal"),
        ("Afspraken", "Volgende voortgangsgesprek", "15-02-2027"),
        ("Doel 1: taal", "In eigen woorden", "Praten"),
        ("Doel 1: taal", "Activiteit", activiteit_line(TAALLES)),
    ]


def test_an_activiteit_is_one_line() -> None:
    assert activiteit_line(TAALLES) == "Taalles · School · 7,5 uur per week · 01-12-2026 t/m 01-09-2027 · Lesuren"
    assert activiteit_line(PlanActiviteit(id="a")) == "Nog niet ingevuld · Telt niet mee"


def test_changed_values_are_named_by_their_question_and_doel() -> None:
    later = replace(
        PLAN,
        leerroute=Leerroute.Z,
        reasons={},
        other={"vervoer": "Fiets"},
        doelen=(
            replace(PLAN.doelen[0], area=Leefgebied.WERK, activiteiten=(replace(TAALLES, travel_minutes=0),)),
            PlanDoel(id="nieuw", area=Leefgebied.WERK, own_words="Een baan"),
        ),
    )

    assert difference_names(plan_differences(PLAN, later), latest("plan")) == [
        "Leerroute",
        "Wat vóór en tegen de leerroutes spreekt",
        "Andere vragen van het plan",
        "Doel (Een baan)",
        "Leefgebied (Praten)",
        "Reistijd heen (Praten)",
    ]


def test_a_plan_is_read_with_its_own_questionnaire_version() -> None:
    assert [questions_of(replace(PLAN, questionnaire=each)).version for each in versions("plan")] == [*versions("plan")]


def test_every_value_of_a_plan_that_can_differ_has_a_name() -> None:
    doel, activiteit = PLAN.doelen[0], TAALLES
    difference = [
        *(PlanDifference(field=each.name) for each in fields(PLAN)),
        *(PlanDifference(field=each.name, doel=doel) for each in fields(doel)),
        *(PlanDifference(field=each.name, doel=doel, activiteit=activiteit) for each in fields(activiteit)),
    ]
    differing = [
        each for each in difference if each.field not in {*APART_FROM_THE_VERSION, "id", "doelen", "activiteiten"}
    ]

    assert all(difference_names(differing, latest("plan")))


def test_a_value_is_named_by_the_questionnaire_version_of_the_plan() -> None:
    newest = latest("plan")
    text = (DEFINITIONS / f"plan/{newest.version}.yaml").read_text(encoding="utf-8")
    changed = {f'"{newest.version}"': '"2099-01"', "Wat wil ik bereiken?": "Waar droom ik van?"}
    for before, after in changed.items():
        text = text.replace(before, after)
    later_version = read(text, "plan/2099-01.yaml")
    otherwise = plan_differences(PLAN, replace(PLAN, own_words="Ik wil bakker worden"))

    assert difference_names(otherwise, newest) == ["Wat wil ik bereiken?"]
    assert difference_names(otherwise, later_version) == ["Waar droom ik van?"]
