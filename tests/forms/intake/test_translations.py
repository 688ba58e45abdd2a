"""The questionnaire in another language: read strictly, with the corrections of a gemeente applied."""

from pathlib import Path

import pytest

from forms.engine.library import latest
from forms.engine.schema import WrongDefinition
from forms.intake.translations import (
    Corrected,
    Translation,
    TranslationStatus,
    country_names,
    languages,
    nearest,
    own_name,
    translatables,
    translation,
    wording,
)

DUTCH = """
name: klein
version: "2026-01"
title: Klein
sections:
  - id: gezin
    title: Gezin
    intro: Over thuis.
    questions:
      - {id: kinderen, type: yes_no, text: "Heeft u kinderen?", help: "Onder de 18.", core: true}
      - {id: moe, type: scale, text: "Hoe gaat het?", low: slecht, high: goed}
      - id: wie
        type: single
        text: Met wie?
        options: [{id: alleen, text: Alleen}, {id: samen, text: Samen}]
      - id: namen
        type: table
        text: Wie zijn het?
        row: kind
        columns:
          - {id: naam, type: text, text: Naam}
          - {id: school, type: single, text: School, options: [{id: ja, text: Ja}]}
"""
TURKISH = """
language: tr
status: concept
common:
  yes_no: {ja: Evet, nee: "Hayır", weet_niet: Bilmiyorum}
sections:
  gezin: {title: Aile}
questions:
  kinderen:
    text: >-
      Çocuklarınız
      var mı?
  wie:
    text: Kiminle?
    options: {alleen: Yalnız}
  namen:
    text: Kimler?
    row: çocuk
    columns:
      naam: Ad
      school: {text: Okul, options: {ja: Evet}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Definitions with one small questionnaire."""
    (tmp_path / "klein" / "translations" / "2026-01").mkdir(parents=True)
    (tmp_path / "klein" / "2026-01.yaml").write_text(DUTCH, encoding="utf-8")
    return tmp_path


def read(root: Path, text: str, language: str = "tr") -> Translation:
    """The translation that this YAML says."""
    (root / "klein" / "translations" / "2026-01" / f"{language}.yaml").write_text(text, encoding="utf-8")
    return translation("klein", "2026-01", language, root)


def test_every_text_of_a_questionnaire_can_be_translated_except_the_hints(root: Path) -> None:
    keys = [each.key for each in translatables("klein", "2026-01", root)]

    assert keys == [
        "yes_no.ja", "yes_no.nee", "yes_no.weet_niet",
        "section:gezin.title", "section:gezin.intro",
        "kinderen.text", "kinderen.help",
        "moe.text", "moe.low", "moe.high",
        "wie.text", "wie.option.alleen", "wie.option.samen",
        "namen.text", "namen.row", "namen.column.naam.text",
        "namen.column.school.text", "namen.column.school.option.ja",
    ]  # fmt: skip


def test_a_translation_gives_question_and_choice_and_column_and_nothing_when_missing(root: Path) -> None:
    turkish = wording(read(root, TURKISH), {})
    questions = {each.id: each for each in latest("klein", root).questions}

    assert turkish.text("kinderen") == "Çocuklarınız var mı?"
    assert turkish.choice("kinderen", questions["kinderen"], "nee") == "Hayır"
    assert turkish.choice("wie", questions["wie"], "alleen") == "Yalnız"
    assert turkish.choice("namen.column.school", questions["namen"].column("school"), "ja") == "Evet"
    assert turkish.text("section:gezin", "title") == "Aile"
    assert turkish.text("moe") is None
    assert turkish.choice("wie", questions["wie"], "samen") is None


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ("wie:\n", "wia:\n", '"wia": dit komt in de Nederlandse vragenlijst niet voor'),
        ("{alleen: Yalnız}", "{alleeen: Yalnız}", '"wie": "option.alleeen" komt in de Nederlandse vraag niet voor'),
        ("text: Kiminle?", "tekst: Kiminle?", '"wie": "tekst" komt in de Nederlandse vraag niet voor'),
        ("row: çocuk", "help: Hulp", '"namen": "help" komt in de Nederlandse vraag niet voor'),
        ("naam: Ad", "nam: Ad", '"namen": "column.nam.text" komt in de Nederlandse vraag niet voor'),
        ("text: Kiminle?", "text: ' '", '"wie": "text" is leeg'),
        ("text: Kiminle?", "text: [Kiminle]", '"wie": "text" moet tekst zijn'),
        ("text: Kiminle?", "text: " + "a" * 1501, '"wie": "text" is te lang'),
        ("text: Kiminle?", "text: a\n    text: b", 'de sleutel "text" staat er dubbel'),
        ("language: tr", "language: en", 'de taal "en" is niet die van het bestand'),
        ("status: concept", "status: klaar", '"status" moet een van deze zijn: concept, nagekeken'),
        ("status: concept", "status: concept\ntitle: Aile", 'de sleutel "title" bestaat niet'),
        ("  gezin: {title: Aile}", "  gezin: Aile", '"gezin": hier horen sleutels te staan'),
        ("status: concept", "status: [", "staat geen goede YAML"),
    ],
)
def test_a_fault_is_named_with_its_file_question_and_reason(root: Path, was: str, becomes: str, reason: str) -> None:
    assert was in TURKISH

    with pytest.raises(WrongDefinition) as wrong:
        read(root, TURKISH.replace(was, becomes, 1))

    assert "klein/translations/2026-01/tr.yaml" in str(wrong.value)
    assert reason in str(wrong.value)


def test_words_that_yaml_reads_as_other_values_stay_text(root: Path) -> None:
    english = "language: en\nstatus: concept\nquestions: {wie: {text: no, options: {alleen: Yes, samen: 1}}}\n"

    assert read(root, english, "en").texts == {"wie.text": "no", "wie.option.alleen": "Yes", "wie.option.samen": "1"}


def test_an_unknown_language_is_refused(root: Path) -> None:
    with pytest.raises(WrongDefinition, match="deze vertaling bestaat niet"):
        translation("klein", "2026-01", "tr", root)


def test_a_correction_of_the_gemeente_replaces_the_text_and_is_a_concept_until_confirmed(root: Path) -> None:
    file = read(root, TURKISH)

    turkish = wording(file, {"wie.text": Corrected("Kimle?", False), "moe.text": Corrected("Nasıl?", True)})

    assert (turkish.text("wie"), turkish.text("moe"), turkish.text("namen")) == ("Kimle?", "Nasıl?", "Kimler?")
    assert turkish.checked == {"moe.text"}


def test_in_a_confirmed_file_only_later_corrections_are_concept(root: Path) -> None:
    file = read(root, TURKISH.replace("concept", "nagekeken"))

    assert file.status is TranslationStatus.NAGEKEKEN
    turkish = wording(file, {"wie.text": Corrected("Kimle?", False)})
    assert turkish.texts.keys() - turkish.checked == {"wie.text"}


@pytest.mark.parametrize(
    ("spoken", "read"), [("ar", "ar"), ("fa-AF", "fa"), ("prs", "fa"), ("ar-SY", "ar"), ("so", None), ("", None)]
)
def test_the_language_that_somebody_can_read_is_chosen(spoken: str, read: str | None) -> None:
    assert nearest(spoken, ("ar", "fa")) == read


def test_names_come_from_cldr() -> None:
    assert own_name("ar") == "العربية"
    assert country_names("en")["SY"] == "Syria"


SHIPPED = [(language, latest("brede_intake").version) for language in ("en", "ar", "ti", "tr", "fa", "uk")]


@pytest.mark.parametrize(("language", "version"), SHIPPED)
def test_every_core_question_of_the_newest_intake_is_there_in_every_language(language: str, version: str) -> None:
    file = translation("brede_intake", version, language)
    core = [each for each in translatables("brede_intake", version) if each.core and not each.key.endswith(".help")]

    assert [each.key for each in core if each.key not in file.texts] == []
    assert file.status is TranslationStatus.CONCEPT


def test_every_translation_that_is_shipped_can_be_read() -> None:
    for name in ("brede_intake", "plan"):
        version = latest(name).version
        for language in languages(name, version):
            assert translation(name, version, language).texts
