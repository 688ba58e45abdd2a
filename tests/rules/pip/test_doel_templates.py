"""Examples of doelen to copy into a plan."""

from pathlib import Path

import pytest

import rules.intake.suggestions
from rules.intake.suggestions import read_suggestions
from rules.law.terms import Doelgroep, Leefgebied, Leerroute, TeltVoor
from rules.pip.doel_templates import MalformedTemplates, all_templates, read_templates, templates
from rules.pip.smart import measurable

ENTRY = """
- code: t_fiets
  area: sociale_participatie
  title: Fietsen
  result: Ik fiets zelf naar school.
  horizon: kort
  activities:
    - {what: Fietsles, provider: Welzijn, hours: 2, weeks: 6, counts_for: niets, split: {map: 1}}
"""


def test_there_are_examples_for_every_area_and_every_leerroute() -> None:
    assert len(all_templates()) >= 24
    assert all(templates(area, route) for area in Leefgebied for route in Leerroute)


def test_a_leerroute_narrows_the_examples() -> None:
    every = {each.code for each in templates(Leefgebied.TAAL)}
    for_school = {each.code for each in templates(Leefgebied.TAAL, Leerroute.ONDERWIJS)}

    assert for_school < every
    assert "t_taal_schakel" in for_school


def test_every_example_can_be_measured_and_has_its_own_code() -> None:
    text = Path(rules.intake.suggestions.__file__).with_name("suggestions.yaml").read_text(encoding="utf-8")
    others = {each.suggestion.code for each in read_suggestions(text)}
    hard_to_see = {each.code for each in all_templates() if not measurable(each.result)}

    assert others.isdisjoint(each.code for each in all_templates())
    assert hard_to_see == set()


def test_participation_hours_are_for_asielstatushouders_only() -> None:
    def counted(doelgroep: Doelgroep) -> set[TeltVoor]:
        shown_templates = templates(Leefgebied.SOCIALE_PARTICIPATIE, Leerroute.Z, doelgroep)
        return {activity.counts_for for each in shown_templates for activity in each.activities}

    assert TeltVoor.PARTICIPATIEUREN in counted(Doelgroep.ASIELSTATUSHOUDER)
    assert TeltVoor.PARTICIPATIEUREN not in counted(Doelgroep.GEZINSMIGRANT)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("area: sociale_participatie", "area: auto"),
        ("horizon: kort", "horizon: ooit"),
        ("horizon: kort", "horizon: kort\n  routes: [X]"),
        ("title: Fietsen", "title: ''"),
        ("title: Fietsen", "title: Fietsen\n  colour: red"),
        ("code: t_fiets", f"code: {'t' * 41}"),
        ("counts_for: niets", "counts_for: slapen"),
        ("split: {map: 1}", "split: {map: 3}"),
        ("weeks: 6, ", ""),
        ("what: Fietsles", "what: ''"),
        ("    - {what", "    -\n  more:\n    - {what"),
        (ENTRY, ENTRY + ENTRY),
        (ENTRY, "fietsen"),
        (ENTRY, "- fietsen"),
    ],
)
def test_a_list_of_examples_with_a_mistake_is_refused(right: str, wrong: str) -> None:
    assert right in ENTRY
    assert read_templates(ENTRY)

    with pytest.raises(MalformedTemplates):
        read_templates(ENTRY.replace(right, wrong, 1))
