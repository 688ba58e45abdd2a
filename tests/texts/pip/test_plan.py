"""A plan as lines, and what changed from one version to the next."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from rules.law.terms import Leefgebied, Leerroute, TeltVoor
from rules.pip.document import Plan, PlanActiviteit, PlanDoel, RouteReasons
from texts.pip.plan import PlanChange, activiteit_line, plan_changes, plan_lines

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


def test_a_plan_reads_in_words_in_the_order_of_the_plan() -> None:
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


def test_the_same_plan_has_no_changes() -> None:
    assert plan_changes(PLAN, PLAN) == []


def test_changes_name_what_was_and_what_is_and_what_was_taken_out() -> None:
    later = replace(
        PLAN, leerroute=Leerroute.Z, doelen=(PlanDoel(id="nieuw", area=Leefgebied.WERK, own_words="Een baan"),)
    )

    assert plan_changes(PLAN, later) == [
        PlanChange("Leerroute", "B1-route", "Z-route"),
        PlanChange("In eigen woorden (Een baan)", "", "Een baan"),
        PlanChange("In eigen woorden (Praten)", "Praten", ""),
        PlanChange("Activiteit (Praten)", activiteit_line(TAALLES), ""),
    ]
