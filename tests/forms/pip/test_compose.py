"""From the answers about a PIP, its doelen and activiteiten to one plan."""

from dataclasses import fields, replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from forms.engine.answers import Answer, Json
from forms.engine.library import DEFINITIONS, latest, questionnaire, versions
from forms.engine.loader import read
from forms.pip.compose import FIELDS, compose, own_questions
from rules.law.terms import Alfabetisering, Childcare, DoelStatus, Horizon, Leefgebied, Leerroute, Taalniveau, TeltVoor
from rules.pip.document import Plan, RouteReasons, TimeSlot

DOEL: dict[str, object] = {"id": "d1", "area": "werk", "position": 1}
EMPTY = Plan(questionnaire=latest("plan").version)
ACTIVITEIT: dict[str, object] = {"id": "a1", "doel_id": "d1", "what": "Taalles", "position": 1}


def composed(**values: Json) -> Plan:
    return compose({question: Answer(value) for question, value in values.items()}, [], [], latest("plan"))


@pytest.mark.parametrize(
    ("question", "value", "name", "expected"),
    [
        ("eigen_woorden", "Kok worden", "own_words", "Kok worden"),
        ("leerroute", "O", "leerroute", Leerroute.ONDERWIJS),
        ("afwijken_leerbaarheidstoets", "Omdat", "lbt_departure", "Omdat"),
        ("intensiteit_leerroute", "12 uur", "intensity", "12 uur"),
        ("alfabetisering", "AA", "alfabetisering", Alfabetisering.AA),
        ("mag_opleiding_afmaken", "ja", "finish_study", True),
        ("mag_opleiding_afmaken", "nee", "finish_study", False),
        ("mag_opleiding_afmaken", "weet_niet", "finish_study", None),
        ("pvt_invulling", "Groep", "pvt_how", "Groep"),
        ("pvt_uren", "12", "pvt_hours", 12),
        ("begeleiding", "Coach", "begeleiding", "Coach"),
        ("vve", "Peuterspeelzaal", "vve", "Peuterspeelzaal"),
        ("kinderopvang", "Twee dagen", "childcare", "Twee dagen"),
        ("ontzorgen", "Zes maanden", "ontzorgen", "Zes maanden"),
        ("participatiewet", "Plan van aanpak", "participatiewet", "Plan van aanpak"),
        ("voortgang", "Elk kwartaal", "progress_how", "Elk kwartaal"),
        ("volgend_gesprek", "2026-06-01", "next_talk", date(2026, 6, 1)),
        ("afspraken_gemeente", "Betaalt", "agreements_gemeente", "Betaalt"),
        ("afspraken_inburgeraar", "Komt", "agreements_inburgeraar", "Komt"),
        ("uitgelegd", "ja", "explained", "ja"),
    ],
)
def test_answer_reaches_the_plan(question: str, value: Json, name: str, expected: object) -> None:
    assert getattr(composed(**{question: value}), name) == expected


def test_answers_that_belong_to_the_b1_route_reach_the_plan() -> None:
    plan = composed(leerroute="B", niveau="A2", geschatte_uren_b1="600", map_invulling="Stage", map_uren="40")

    assert (plan.niveau, plan.estimated_hours) == (Taalniveau.A2, 600)
    assert (plan.map_how, plan.map_hours) == ("Stage", 40)


def test_answers_hidden_by_another_leerroute_are_ignored() -> None:
    plan = composed(leerroute="O", geschatte_uren_b1="600", map_invulling="Stage", map_uren="40")

    assert plan == replace(EMPTY, leerroute=Leerroute.ONDERWIJS)


def test_reasons_are_kept_per_leerroute() -> None:
    plan = composed(voor_b1="Leert snel", tegen_b1="Weinig tijd", tegen_z="Te licht")

    assert plan.reasons == {
        Leerroute.B1: RouteReasons(pro="Leert snel", contra="Weinig tijd"),
        Leerroute.Z: RouteReasons(contra="Te licht"),
    }


@pytest.mark.parametrize(
    ("question", "value"),
    [("leerroute", "X"), ("leerroute", ["B"]), ("pvt_uren", "veel"), ("volgend_gesprek", "ooit"), ("vve", 3)],
)
def test_an_invalid_stored_answer_is_left_empty(question: str, value: Json) -> None:
    assert composed(**{question: value}) == EMPTY


def test_every_line_of_the_compose_table_has_its_question_and_its_field() -> None:
    questions_asked = {
        each.id for version in versions("plan") for each in own_questions(questionnaire("plan", version))
    }
    field_names = {each.name for each in fields(Plan)}

    for name, line in FIELDS.items():
        assert name in field_names, (
            f"forms/pip/compose.py fills `{name}`: add that field to Plan in rules/pip/document.py"
        )
        assert line.question in questions_asked, (
            f"forms/pip/compose.py reads `{line.question}`, which no plan questionnaire asks"
        )


def test_an_answer_without_a_field_of_its_own_is_still_in_the_plan() -> None:
    file = DEFINITIONS / "plan" / f"{latest('plan').version}.yaml"
    added = '      - {id: iets_nieuws, type: text, text: "Hoe reist iemand?"}\n      - id: vve\n'
    questions = read(file.read_text(encoding="utf-8").replace("      - id: vve\n", added), "plan/2026-11.yaml")

    plan = compose({"iets_nieuws": Answer("Met de fiets"), "vve": Answer("Ja")}, [], [], questions)

    assert (plan.other, plan.vve) == ({"iets_nieuws": "Met de fiets"}, "Ja")


def test_plan_without_answers_is_empty() -> None:
    assert compose({}, [], [], latest("plan")) == EMPTY


def test_doelen_and_activiteiten_keep_their_order() -> None:
    doelen = [DOEL | {"position": 2}, DOEL | {"id": "d0", "area": "taal"}]
    activiteiten = [ACTIVITEIT | {"position": 9}, ACTIVITEIT | {"id": "a0"}, ACTIVITEIT | {"id": "b", "doel_id": "d0"}]

    plan = compose({}, doelen, activiteiten, latest("plan"))

    assert [doel.id for doel in plan.doelen] == ["d0", "d1"]
    assert [activiteit.id for activiteit in plan.activiteiten] == ["b", "a0", "a1"]


def test_doel_keeps_what_was_agreed() -> None:
    row: dict[str, Any] = {"own_words": "Ik wil werken", "result": "Baan", "baseline": "Geen werk", "owner": "Ama"}

    (doel,) = compose({}, [DOEL | row | {"target": date(2026, 9, 1)}], [], latest("plan")).doelen

    assert doel.area is Leefgebied.WERK
    assert (doel.own_words, doel.result, doel.baseline, doel.owner) == tuple(row.values())
    assert doel.target == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (Decimal("7.5"), Decimal("7.5")),
        ("7.5", Decimal("7.5")),
        (12, Decimal(12)),
        (None, None),
        ("", None),
        ("x", None),
    ],
)
def test_activiteit_reads_hours_and_days_as_stored_or_as_text(hours: object, expected: Decimal | None) -> None:
    row = ACTIVITEIT | {"hours_per_week": hours, "start": "2026-03-02", "until": date(2026, 7, 1), "counts_for": "map"}

    (activiteit,) = compose({}, [DOEL], [row], latest("plan")).activiteiten

    assert activiteit.hours_per_week == expected
    assert (activiteit.start, activiteit.until) == (date(2026, 3, 2), date(2026, 7, 1))
    assert activiteit.counts_for is TeltVoor.MAP


def test_activiteit_of_an_unknown_doel_is_left_out() -> None:
    assert compose({}, [DOEL], [ACTIVITEIT | {"doel_id": "weg"}], latest("plan")).activiteiten == ()


def test_options_of_the_plan_are_the_codes_of_the_law() -> None:
    plan = latest("plan")

    assert plan.question("leerroute").choice_ids == set(Leerroute)
    assert plan.question("niveau").choice_ids == set(Taalniveau)
    assert plan.question("alfabetisering").choice_ids == set(Alfabetisering)
    assert plan.question("counts_for").choice_ids == set(TeltVoor)
    assert plan.question("horizon").choice_ids == set(Horizon)
    assert plan.question("childcare").choice_ids == set(Childcare)


def test_the_week_of_an_activiteit_reaches_the_plan() -> None:
    week = {"slots": "ma 9:00-12:00", "place": "School", "travel_minutes": "15", "childcare": "nodig", "split": "map 2"}

    (doel,) = compose({}, [DOEL | {"horizon": "kort", "status": "open"}], [ACTIVITEIT | week], latest("plan")).doelen

    (activiteit,) = doel.activiteiten
    assert (doel.horizon, doel.status) == (Horizon.KORT, DoelStatus.OPEN)
    assert activiteit.slots == (TimeSlot(weekday=1, start=time(9), until=time(12)),)
    assert (activiteit.place, activiteit.travel_minutes, activiteit.childcare) == ("School", 15, Childcare.NODIG)
    assert activiteit.split == {TeltVoor.MAP: Decimal(2)}


def test_an_invalid_stored_week_is_left_empty() -> None:
    (activiteit,) = compose(
        {}, [DOEL], [ACTIVITEIT | {"slots": "ooit", "split": "veel", "childcare": "x"}], latest("plan")
    ).activiteiten

    assert (activiteit.slots, activiteit.split, activiteit.childcare) == ((), {}, None)


def test_the_first_version_of_the_plan_does_not_ask_for_a_week() -> None:
    first = questionnaire("plan", "2026-01")

    assert "slots" not in {each.id for each in first.section("activiteit").questions}
    assert {each.id for each in first.questions} < {each.id for each in latest("plan").questions}
