"""What asks for attention after a brede intake."""

from datetime import date
from typing import Any

import pytest

from rules.intake.aandachtspunten import Domain, MalformedAandachtspunten, aandachtspunten, read_aandachtspunten
from rules.intake.referral import FOLLOWED, ReferralStatus, ReferredTo, follow_up_on
from rules.law.facts import IntakeFacts

ON = date(2026, 11, 21)
TODDLER = (date(2023, 10, 1),)
ENTRY = """
- id: huisarts
  domain: gezondheid
  when:
    gp_registered: {in: [nee]}
  sentence: Er is nog geen huisarts.
  suggestion: Samen inschrijven.
  weight: 3
  source: Wet inburgering 2021, art. 14
"""


def point_codes(**facts: Any) -> list[str]:
    """The ids of the points that these facts call for."""
    return [each.id for each in aandachtspunten(IntakeFacts(**facts), ON)]


@pytest.mark.parametrize(
    ("facts", "point"),
    [
        ({"debts": "ja"}, "schulden"),
        ({"debts": "weet_niet"}, "schulden_onbekend"),
        ({"bank_account": "nee"}, "geen_bankrekening"),
        ({"income": ("geen",)}, "geen_inkomen"),
        ({"sleep": 2}, "slapen"),
        ({"stress": 4}, "zorgen"),
        ({"childcare": "deels"}, "kinderopvang"),
        ({"vve_discussed": "nog_te_doen"}, "vve_te_doen"),
        ({"children_birth_dates": TODDLER}, "vve_jong_kind"),
        ({"learning_disability": "misschien"}, "leren_onderzoeken"),
        ({"gp_registered": "nee"}, "geen_huisarts"),
        ({"care_insurance": "nee"}, "geen_zorgverzekering"),
        ({"contacts_per_week": "geen"}, "geen_contacten"),
        ({"helpers": ("niemand",)}, "geen_hulp"),
        ({"internet": "nee"}, "geen_internet"),
        ({"health_limits_learning": "ja"}, "gezondheid_beperkt"),
        ({"diploma_valued": "nee"}, "diploma"),
        ({"lbt_status": "te_plannen"}, "toets_te_plannen"),
        ({"housing_problems": ("vocht", "post")}, "woning"),
        ({"safe_at_home": "soms_niet"}, "thuis_niet_veilig"),
        ({"own_choices": "nee"}, "eigen_keuzes"),
        ({"bearable_hours": 4}, "weinig_uren"),
    ],
)
def test_an_answer_gives_an_aandachtspunt(facts: dict[str, Any], point: str) -> None:
    assert point_codes(**facts) == [point]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"debts": "nee"},
        {"sleep": 3, "stress": 3},
        {"housing_problems": ("niets",)},
        {"children_birth_dates": TODDLER, "vve_discussed": "aangemeld"},
        {"children_birth_dates": (date(2015, 1, 1),)},
        {"safe_at_home": "niet_gevraagd"},
        {"senses": ("bril",)},
        {"helpers": ("familie", "buren")},
    ],
)
def test_what_is_in_order_or_unknown_gives_no_aandachtspunt(facts: dict[str, Any]) -> None:
    assert point_codes(**facts) == []


def test_bad_sleep_and_stress_together_give_one_heavier_aandachtspunt() -> None:
    (point,) = aandachtspunten(IntakeFacts(sleep=1, stress=5), ON)

    assert (point.id, point.weight, point.facts) == ("slaap_en_stress", 3, ("sleep", "stress"))


def test_urgent_debts_replace_debts() -> None:
    assert point_codes(debts="ja", urgent_debts="ja") == ["schulden_dringend"]


def test_aandachtspunten_are_sorted_by_domain_with_the_heaviest_first() -> None:
    points = aandachtspunten(
        IntakeFacts(safe_at_home="nee", letters=1, debts="ja", childcare="nee", digid="nee", budget=1), ON
    )

    assert [each.domain for each in points] == sorted((each.domain for each in points), key=list(Domain).index)
    money = [each.weight for each in points if each.domain is Domain.FINANCIEN]
    assert money == sorted(money, reverse=True)


def test_no_point_names_an_illness_and_each_is_a_whole_sentence() -> None:
    everything = IntakeFacts(
        childcare="nee", vve_discussed="nog_te_doen", pregnancy="zwanger", informal_care="ja", family_coming="ja",
        moving="ja", gp_registered="nee", care_insurance="nee", sleep=1, stress=5, help_first="ja", debts="ja",
        health_limits_learning="ja", bearable_hours=2, senses=("slecht_zien",), lonely=5, income=("geen",), budget=1,
        learning_disability="misschien", safe_at_home="nee", own_choices="nee", addiction_worries="over_mij",
        children_doing_well=1, school_worries="ja", parenting_questions="ja", self_reliance=1,
    )  # fmt: skip

    for point in aandachtspunten(everything, ON):
        sentences = f"{point.sentence} {point.suggestion}"
        assert point.sentence[0].isupper() and point.sentence.endswith(".") and point.suggestion.endswith(".")
        assert not any(
            word in sentences.lower() for word in ("trauma", "ptss", "depress", "lvb", "verslaafd", "diagnose")
        )


@pytest.mark.parametrize(
    "flaw",
    [
        ("gp_registered", "no_such_fact"),
        ("domain: gezondheid", "domain: tuin"),
        ("weight: 3", "weight: 9"),
        ("{in: [nee]}", "{in: [nee], at_most: 2}"),
        ("{in: [nee]}", "{bigger: 2}"),
        ("Er is nog geen huisarts.", '" "'),
        ("weight: 3", "weight: 3\n  colour: rood"),
        ("weight: 3", "weight: 3\n  refer: buurman"),
        ("weight: 3", "weight: 3\n  replaces: [tandarts]"),
    ],
)
def test_a_list_with_a_mistake_is_refused(flaw: tuple[str, str]) -> None:
    assert len(read_aandachtspunten(ENTRY)) == 1

    with pytest.raises(MalformedAandachtspunten):
        read_aandachtspunten(ENTRY.replace(*flaw))


@pytest.mark.parametrize("text", ["", "[]", "huisarts", ENTRY + ENTRY])
def test_an_empty_list_or_a_double_point_is_refused(text: str) -> None:
    with pytest.raises(MalformedAandachtspunten):
        read_aandachtspunten(text)


def test_a_referral_is_followed_up_after_two_weeks_until_it_has_an_outcome() -> None:
    assert follow_up_on(ON) == date(2026, 12, 5)
    assert set(FOLLOWED) == {ReferralStatus.OPEN, ReferralStatus.GESTART}
    assert ReferredTo("veilig_thuis") is ReferredTo.VEILIG_THUIS
