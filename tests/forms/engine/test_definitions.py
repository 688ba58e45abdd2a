"""A wrong questionnaire is refused with one Dutch sentence that says where and why."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from forms.engine.answers import Answer
from forms.engine.flow import visible
from forms.engine.library import (
    DEFINITIONS,
    all_questionnaires,
    check_published,
    latest,
    questionnaire,
    verify,
    versions,
)
from forms.engine.loader import read
from forms.engine.publishing import publish
from forms.engine.schema import LegalItem, QuestionType, WrongDefinition

FILE = "proef/2026-01.yaml"
KOERS = "0.4.0"
GOOD = """
name: proef
version: "2026-01"
title: Proef
sections:
  - id: thuis
    title: Thuis
    sensitive: true
    questions:
      - {id: partner, type: yes_no, text: "Heeft u een partner?"}
      - id: woont_samen
        type: single
        text: Wat werkt u?
        options: [{id: nee, text: Nee}, {id: 1_2, text: Een of twee}, {id: on, text: Aan}]
        when: {question: partner, is: ja}
        sensitive: false
      - id: kinderen
        type: table
        text: Welke kinderen heeft u?
        row: kind
        columns: [{id: naam, type: text, text: Naam}, {id: geboortedatum, type: date, text: Geboren, not_future: true}]
        fact: {name: children_birth_dates, column: geboortedatum}
        legal: vve
        required_for_law: true
      - {id: slaap, type: scale, text: "Hoe slaapt u?", low: slecht, high: goed, fact: sleep}
      - {id: uren, type: number, text: "Hoeveel uur?", min: 0, max: 40.5, decimals: 1, unit: uur}
"""


def with_question(**question: Any) -> str:
    """The good questionnaire with one more question at the end."""
    return GOOD + "      - " + json.dumps({"id": "extra", "type": "text", "text": "Extra?"} | question)


def refusal(text: str) -> str:
    with pytest.raises(WrongDefinition) as refused:
        read(text, FILE)
    return str(refused.value)


def test_good_definition_reads_as_typed_and_frozen_questions() -> None:
    proef = read(GOOD, FILE)

    assert [each.id for each in proef.questions] == ["partner", "woont_samen", "kinderen", "slaap", "uren"]
    assert proef.question("kinderen").type is QuestionType.TABLE
    assert proef.question("kinderen").legal is LegalItem.VVE
    assert proef.section("thuis").title == "Thuis"
    assert proef.section_of("slaap").id == "thuis"
    assert [option.text for option in proef.question("partner").choices] == ["Ja", "Nee", "Weet niet"]
    with pytest.raises(ValueError, match="frozen"):
        proef.title = "Anders"


def test_words_that_yaml_takes_for_booleans_and_numbers_stay_words() -> None:
    assert [option.id for option in read(GOOD, FILE).question("woont_samen").choices] == ["nee", "1_2", "on"]


def test_question_overrides_whether_its_section_is_sensitive() -> None:
    proef = read(GOOD, FILE)

    assert proef.is_sensitive("partner")
    assert not proef.is_sensitive("woont_samen")


ONE_OPTION = [{"id": "a", "text": "A"}]
SINGLE = {"type": "single", "options": ONE_OPTION}
COLUMN = {"id": "naam", "type": "text", "text": "Naam"}


def a_table(*columns: dict[str, Any]) -> dict[str, Any]:
    return {"type": "table", "row": "kind", "columns": list(columns)}


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ({"kleur": "rood"}, 'de sleutel "kleur" bestaat niet'),
        ({"id": "partner"}, "deze vraag staat er twee keer in"),
        ({"id": "Met Hoofdletters"}, '"Met Hoofdletters" is geen geldige waarde van "id"'),
        ({"type": "choice"}, '"choice" is geen geldige waarde van "type"'),
        ({"text": ""}, '"text" mag niet leeg zijn'),
        ({"text": 12}, '"text" moet tekst zijn'),
        ({"legal": "taal"}, '"taal" is geen geldige waarde van "legal"'),
        ({"required_for_law": True}, '"required_for_law" kan alleen samen met "legal"'),
        ({"sensitive": "yes"}, '"sensitive" moet true of false zijn'),
        ({"options": ONE_OPTION}, '"options" hoort niet bij het type text'),
        ({"type": "single"}, '"options" ontbreekt'),
        ({"type": "multi", "options": ONE_OPTION * 2}, 'de optie "a" staat er twee keer in'),
        ({"type": "number", "min": 5, "max": 4}, '"min" (5) is groter dan "max" (4)'),
        ({"type": "scale"}, '"low" ontbreekt'),
        ({"type": "date", "not_future": True, "not_past": True}, "kunnen niet samen"),
        ({"type": "table", "row": "kind"}, '"columns" ontbreekt'),
        (a_table(COLUMN, COLUMN), 'de kolom "naam" staat er twee keer in'),
        (a_table(COLUMN | {"id": "row"}), 'een kolom mag niet "row" heten'),
        (a_table(COLUMN | {"type": "multi", "options": ONE_OPTION}), "het type multi kan niet in een tabel"),
        (a_table(COLUMN | a_table(COLUMN)), "het type table kan niet in een tabel"),
        (a_table(COLUMN | {"when": {"question": "partner", "is": "ja"}}), '"when" kan niet bij een kolom'),
        (a_table(COLUMN | {"min": 1}), 'kolom "naam": "min" hoort niet bij het type text'),
        (SINGLE | {"fact": "kleur"}, 'het feit "kleur" bestaat niet'),
        (SINGLE | {"fact": "bijstand_from"}, 'het feit "bijstand_from" past niet'),
        (SINGLE | {"fact": "children_birth_dates"}, 'het feit "children_birth_dates" past niet'),
        (SINGLE | {"fact": "income"}, 'het feit "income" past niet'),
        ({"type": "number", "fact": "sleep"}, 'het feit "sleep" hoort al bij een andere vraag'),
    ],
)
def test_wrong_question_is_refused_with_file_question_and_reason(question: dict[str, Any], reason: str) -> None:
    sentence = refusal(with_question(**question))

    assert sentence.startswith(f'{FILE}, vraag "{question.get("id", "extra")}": ')
    assert reason in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ({"question": "bestaat_niet", "is": "ja"}, 'wijst naar "bestaat_niet", en dat is geen eerdere vraag'),
        ({"question": "extra", "filled": True}, 'wijst naar "extra", en dat is geen eerdere vraag'),
        ({"question": "partner", "is": "misschien"}, 'vraagt "misschien", en dat is geen antwoord op "partner"'),
        ({"question": "woont_samen", "in": ["nee", "drie"]}, 'vraagt "drie"'),
        ({"not": {"question": "slaap", "is": 6}}, 'vraagt "6", en dat is geen antwoord op "slaap"'),
        ({"question": "uren", "is": "veel"}, 'vraagt "veel"'),
        ({"question": "kinderen", "is": "ja"}, 'kan alleen "filled" zijn bij het type table'),
        ({"all": [{"any": [{"question": "later", "filled": True}]}]}, 'wijst naar "later"'),
        ({"question": "partner"}, "een voorwaarde heeft"),
        ({"question": "partner", "is": "ja", "filled": True}, "een voorwaarde heeft"),
        ({"question": "partner", "not": {"question": "partner", "is": "ja"}}, "een voorwaarde heeft"),
        ({}, "een voorwaarde heeft"),
        ({"question": "partner", "gt": 3}, 'de sleutel "gt" bestaat niet'),
        ({"question": "partner", "filled": False}, 'de waarde van "filled" klopt niet'),
        ({"all": []}, '"all" mag geen lege lijst zijn'),
        ("partner == 'ja'", '"when" heeft niet de juiste vorm'),
    ],
)
def test_wrong_condition_is_refused(when: Any, reason: str) -> None:
    sentence = refusal(with_question(when=when))

    assert sentence.startswith(f'{FILE}, vraag "extra": ')
    assert reason in sentence


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name: [", "staat geen goede YAML"),
        (GOOD + "title: Nog eens", 'op regel 27 staat geen goede YAML: de sleutel "title" staat er dubbel'),
        (GOOD.replace("title: Proef\n", ""), 'de sleutel "title" ontbreekt'),
        (GOOD.replace('"2026-01"', "nieuw"), '"nieuw" is geen geldige waarde van "version"'),
        (GOOD + GOOD[GOOD.index("  - id: thuis") :], 'het domein "thuis" staat er twee keer in'),
        ("!!python/object/apply:os.getcwd []", "staat geen goede YAML"),
        ("", "heeft niet de juiste vorm"),
    ],
)
def test_wrong_file_is_refused(text: str, reason: str) -> None:
    assert reason in refusal(text)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "proef").mkdir()
    (tmp_path / "published.lock").write_text("# niets gepubliceerd\n")
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_latest_is_the_newest_version_and_older_ones_stay_available(root: Path) -> None:
    newer = GOOD.replace("2026-01", "2026-07").replace("title: Proef", "title: Nieuwe proef")
    (root / "proef/2026-07.yaml").write_text(newer, encoding="utf-8")

    assert versions("proef", root) == ("2026-01", "2026-07")
    assert latest("proef", root).title == "Nieuwe proef"
    assert questionnaire("proef", "2026-01", root).title == "Proef"
    assert len(all_questionnaires(root)) == 2


def test_questionnaire_is_parsed_once(root: Path) -> None:
    assert questionnaire("proef", "2026-01", root) is questionnaire("proef", "2026-01", root)


@pytest.mark.parametrize(
    ("name", "version"), [("proef", "2030-01"), ("anders", "2026-01"), ("proef", "../proef/2026-01")]
)
def test_questionnaire_that_does_not_exist_is_refused(root: Path, name: str, version: str) -> None:
    with pytest.raises(WrongDefinition, match="deze vragenlijst bestaat niet"):
        questionnaire(name, version, root)


def test_latest_of_an_unknown_name_is_refused(root: Path) -> None:
    with pytest.raises(WrongDefinition, match="deze vragenlijst bestaat niet"):
        latest("anders", root)


@pytest.mark.parametrize(
    ("file", "reason"),
    [("anders/2026-01.yaml", "niet die van de map"), ("proef/2026-02.yaml", "niet die van het bestand")],
)
def test_file_under_another_name_is_refused(root: Path, file: str, reason: str) -> None:
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_text(GOOD, encoding="utf-8")

    with pytest.raises(WrongDefinition, match=reason):
        verify(root)


def test_published_file_may_not_change(root: Path) -> None:
    publish("proef", "2026-01", KOERS, root)
    verify(root)

    (root / FILE).write_text(GOOD.replace("Heeft u", "Hebt u"), encoding="utf-8")

    with pytest.raises(WrongDefinition, match="gepubliceerd en daarna veranderd"):
        check_published(root)
    with pytest.raises(WrongDefinition, match="gepubliceerd en daarna veranderd"):
        publish("proef", "2026-01", KOERS, root)


def test_published_file_may_not_disappear(root: Path) -> None:
    publish("proef", "2026-01", KOERS, root)

    (root / FILE).unlink()

    with pytest.raises(WrongDefinition, match="ontbreekt nu"):
        verify(root)


def test_publishing_twice_leaves_one_line(root: Path) -> None:
    publish("proef", "2026-01", KOERS, root)
    publish("proef", "2026-01", KOERS, root)

    assert (root / "published.lock").read_text().count(FILE) == 1


def test_other_line_endings_do_not_change_a_published_file(root: Path) -> None:
    publish("proef", "2026-01", KOERS, root)

    (root / FILE).write_bytes(GOOD.replace("\n", "\r\n").encode())

    check_published(root)


def test_without_the_lock_file_no_published_version_is_accepted(root: Path) -> None:
    (root / "published.lock").unlink()

    with pytest.raises(WrongDefinition, match=r"published\.lock: dit bestand ontbreekt"):
        verify(root)


def test_questionnaires_of_the_project_have_no_faults() -> None:
    verify(DEFINITIONS)


FIRST, SECOND = questionnaire("brede_intake", "2026-01"), questionnaire("brede_intake", "2026-11")
DOMAINS = ["gesprek", "huishouden", "wonen", "gezondheid", "financien", "achtergrond", "onderwijs", "werk", "talent",
           "taal", "netwerk", "dagbesteding", "digitaal", "mobiliteit", "veiligheid", "zelfredzaamheid",
           "afsluiting"]  # fmt: skip


def test_the_second_brede_intake_has_all_domains_in_the_order_of_the_talk() -> None:
    assert [each.id for each in SECOND.sections] == DOMAINS
    assert 205 <= len(SECOND.questions) <= 225
    assert {each.icon for each in SECOND.sections} <= ALL_MATERIAL_ICONS
    assert [each.id for each in SECOND.sections if each.sensitive] == ["gezondheid", "veiligheid"]


def test_the_core_questions_cover_the_law_with_about_sixty_questions_for_somebody_alone() -> None:
    alone = visible(
        SECOND,
        {
            "kinderen_thuis": Answer("nee"),
            "inkomen": Answer(["bijstand"]),
            "wil_studeren": Answer("ja"),
            "leerbaarheidstoets": Answer("afgenomen"),
        },
    )

    assert [each.id for each in SECOND.questions if each.required_for_law and not each.core] == []
    assert {each.legal for each in SECOND.questions if each.required_for_law} == set(LegalItem)
    assert 55 <= sum(each.core for each in alone) <= 65
    assert all(3 <= sum(each.core for each in section.questions) <= 9 for section in SECOND.sections)


def test_no_domain_asks_more_than_about_twenty_five_questions_at_once() -> None:
    most = {each: Answer("ja") for each in ("kinderen_thuis", "toets_afwijken", "startklas")}
    most |= {"leerbaarheidstoets": Answer("afgenomen"), "leertempo": Answer(2)}

    assert max(len(visible(SECOND, most, each)) for each in DOMAINS) <= 26


def test_questions_of_the_first_brede_intake_keep_what_their_answers_mean() -> None:
    later = {each.id: each for each in SECOND.questions}

    for earlier in FIRST.questions:
        if earlier.id in later:
            now = later[earlier.id]
            assert (now.type, now.legal, now.unit) == (earlier.type, earlier.legal, earlier.unit), earlier.id
            assert earlier.choice_ids <= now.choice_ids, earlier.id
            assert earlier.fact in (None, now.fact), earlier.id
    assert [each.id for each in FIRST.questions if each.id not in later] == ["digitale_cursus"]


def test_sensitive_and_private_questions_are_not_shared_in_the_family() -> None:
    questions = SECOND.questions

    assert [each.id for each in questions if each.family and (SECOND.is_sensitive(each.id) or each.alone)] == []
    assert {SECOND.section_of(each.id).id for each in questions if each.alone} == {"veiligheid"}
    restricted_sections = {SECOND.restricted_section_of(each.id) for each in questions if SECOND.is_sensitive(each.id)}
    assert restricted_sections == {"gezondheid", "schulden", "veiligheid"}
