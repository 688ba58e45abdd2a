"""The brede intake as PDF: what was asked and said, in the order of the talk, and what the law still misses."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.intake.intake_pdf import IntakeDocument, intake_pdf
from forms.engine.answers import Answer, Json, Mark, Source
from forms.engine.library import latest
from forms.engine.schema import LegalItem, Questionnaire
from forms.intake.legal_items import LegalItemGap
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep
from tests.exports.documents import LONG, TODAY, outline, reader, text

QUESTIONS = Questionnaire.model_validate(
    {
        "name": "brede_intake",
        "version": "2026-01",
        "title": "Brede intake",
        "sections": [
            {
                "id": "gezin",
                "title": "Uw gezin",
                "questions": [
                    {"id": "kinderen", "type": "yes_no", "text": "Heeft u kinderen?"},
                    {"id": "verhaal", "type": "long_text", "text": "Hoe gaat het thuis?"},
                    {
                        "id": "aantal",
                        "type": "number",
                        "text": "Hoeveel?",
                        "when": {"question": "kinderen", "is": "ja"},
                    },
                    {
                        "id": "vve",
                        "type": "yes_no",
                        "text": "Wilt u voorschool?",
                        "legal": "vve",
                        "required_for_law": True,
                    },
                ],
            },
            {"id": "werk", "title": "Uw werk", "questions": [{"id": "droom", "type": "text", "text": "Uw droom?"}]},
        ],
    }
)
DOCUMENT = IntakeDocument(
    gemeente="Gemeente Duinmeer",
    dossier_number="2026-0001",
    name="Hanna Tesfay",
    birth_date=BirthDate(1994, 3, 5),
    doelgroep=Doelgroep.GEZINSMIGRANT,
    language="Tigrinya",
    interpreter=True,
    regievoerder="Sanne de Boer",
    started_on=date(2026, 11, 1),
    completed_on=date(2026, 11, 20),
    agreed_by="Hanna Tesfay",
    questionnaire=QUESTIONS,
    answers={"kinderen": Answer(value="ja", source=Source.INBURGERAAR), "aantal": Answer(value="2", source=Source.COA)},
)


def test_questions_are_printed_with_their_answers_and_sources() -> None:
    printed = text(intake_pdf(DOCUMENT, TODAY))

    assert "Heeft u kinderen? Ja" in printed
    assert "Hoeveel? 2 (volgens het COA) · van horen zeggen" in printed
    assert "volgens de inburgeraar" not in printed
    assert "Gelezen en akkoord Hanna Tesfay" in printed


def test_a_mark_is_printed_in_words() -> None:
    document = replace(DOCUMENT, answers={"vve": Answer(mark=Mark.WIL_NIET_ZEGGEN)})

    assert "Wilt u voorschool? wil niet zeggen" in text(intake_pdf(document, TODAY))


def test_sections_without_answers_have_no_heading() -> None:
    assert outline(intake_pdf(DOCUMENT, TODAY)) == ["Uw gezin", "Wat de wet nog mist"]


def test_the_legal_items_that_are_missing_come_last() -> None:
    printed = text(intake_pdf(DOCUMENT, TODAY))

    assert "Voorschool (vve) Wilt u voorschool?" in printed
    assert "Nog niet beantwoord: 2 vragen." in printed


def test_the_document_says_so_when_nothing_is_missing() -> None:
    document = replace(DOCUMENT, answers={"vve": Answer(value="nee")})

    assert "Wat de wet nog mist Niets." in text(intake_pdf(document, TODAY))


def test_answers_that_no_longer_apply_are_counted_but_not_printed() -> None:
    document = replace(DOCUMENT, answers={"kinderen": Answer(value="nee"), "aantal": Answer(value="7")})

    printed = text(intake_pdf(document, TODAY))

    assert "Niet meer van toepassing 1 antwoord past niet meer" in printed
    assert "Hoeveel?" not in printed


def test_an_unfinished_intake_says_so_on_every_page() -> None:
    document = replace(DOCUMENT, completed_on=None, answers={"verhaal": Answer(value=LONG * 3)})

    pages = reader(intake_pdf(document, TODAY)).pages

    assert len(pages) > 1
    assert all("NIET AFGEROND" in page.extract_text() for page in pages)
    assert all(f"pagina {number} van {len(pages)}" in page.extract_text() for number, page in enumerate(pages, 1))


def test_the_same_intake_gives_the_same_bytes() -> None:
    assert intake_pdf(DOCUMENT, TODAY) == intake_pdf(DOCUMENT, TODAY)


@pytest.mark.parametrize("own_words", ["أريد أن أعمل", "ኣነ ቋንቋ", "\U0001f600", LONG])
def test_free_text_in_any_script_is_printed(own_words: str) -> None:
    document = replace(DOCUMENT, name=own_words, answers={"verhaal": Answer(value=own_words)})

    assert "Hoe gaat het thuis?" in text(intake_pdf(document, TODAY))


@given(st.data())
@settings(max_examples=5)
def test_the_real_questionnaire_prints_whatever_is_answered(data: st.DataObject) -> None:
    questionnaire = latest("brede_intake")
    ids = data.draw(st.lists(st.sampled_from([each.id for each in questionnaire.questions]), max_size=40))
    anything: st.SearchStrategy[Json] = st.one_of(
        st.text(max_size=20), st.integers(0, 9), st.lists(st.text(max_size=5), max_size=2), st.none()
    )
    answers = {each: Answer(value=data.draw(anything)) for each in ids}

    file = intake_pdf(replace(DOCUMENT, questionnaire=questionnaire, answers=answers), TODAY)

    assert "Wat de wet nog mist" in text(file)


def test_a_missing_legal_item_is_printed_with_its_reason_and_date() -> None:
    gap = LegalItemGap("Vader denkt er nog over na.", date(2026, 12, 1))

    printed = text(intake_pdf(replace(DOCUMENT, answers={}, gaps={LegalItem.VVE: gap}), TODAY))

    assert "Wilt u voorschool? Gepland op 1 december 2026. Reden: Vader denkt er nog over na." in printed
