"""Differences between two plans are listed per part and per doel."""

from dataclasses import replace
from datetime import date

from rules.law.terms import AfspraakSide, Leerroute
from rules.pip.document import Agreement, OntzorgingPeriod, Plan, PlanTeamLid
from tests.rules.situations import a_doel, a_plan, an_activiteit
from texts.pip.differences import DoelChange, plan_differences


def test_two_plans_that_are_the_same_differ_in_nothing() -> None:
    assert not plan_differences(a_plan(), a_plan()).any


def test_differences_are_listed_per_part() -> None:
    before = a_plan()

    difference = plan_differences(before, replace(before, leerroute=Leerroute.Z, own_words="Ik wil bakker worden."))

    changes = {each.label: (each.before, each.after) for part in difference.parts for each in part.changes}
    assert changes["Wat wil ik bereiken?"][1] == "Ik wil bakker worden."
    assert ("B1-route", "Z-route") in changes.values()
    assert difference.doelen == ()


def test_doelen_are_added_removed_and_changed() -> None:
    stays, goes = a_doel(id="een", owner="Amina"), a_doel(id="twee", own_words="Fietsen")
    comes = a_doel(id="drie", own_words="Zwemmen")
    lesson = an_activiteit(id="les", what="Extra les")
    changed = replace(stays, owner="Karim", activiteiten=(*stays.activiteiten, lesson))

    difference = plan_differences(a_plan(doelen=(stays, goes)), a_plan(doelen=(comes, changed)))

    assert [each.became for each in difference.doelen] == [DoelChange.ADDED, DoelChange.CHANGED, DoelChange.REMOVED]
    assert difference.doelen[0].name.endswith("Zwemmen")
    owner, extra = difference.doelen[1].changes
    assert (owner.before, owner.after) == ("Amina", "Karim")
    assert (extra.before, "Extra les" in extra.after) == ("", True)
    assert all(each.after == "" for each in difference.doelen[2].changes)


def test_a_doel_that_only_moved_is_no_difference() -> None:
    one, two = a_doel(id="een"), a_doel(id="twee")

    assert not plan_differences(a_plan(doelen=(one, two)), a_plan(doelen=(two, one))).doelen


def test_differences_in_agreements_and_ontzorgen_and_team_are_listed_too() -> None:
    after = Plan(
        agreements=(Agreement(id="a", side=AfspraakSide.GEMEENTE, what="Wij bellen", due=date(2027, 1, 5)),),
        relief=OntzorgingPeriod(start=date(2026, 1, 1), until=date(2026, 6, 30)),
        team=(PlanTeamLid(role="regievoerder", person="Sanne de Boer", organisation="Duinmeer"),),
    )

    difference = plan_differences(Plan(), after)

    texts = [each.after for part in difference.parts for each in part.changes]
    assert any("Wij bellen" in each for each in texts)
    assert any("30-06-2026" in each for each in texts)
    assert any("Duinmeer" in each for each in texts)
