"""The intake as a paper form: room to write, what is known filled in, and the second language beside the Dutch."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.intake.intake_form import FormDocument, intake_form
from exports.typesetting.page import BOTTOM
from forms.engine.answers import Answer, Json, Mark, Source
from forms.engine.library import latest
from forms.engine.schema import Questionnaire
from forms.intake.translations import Wording
from forms.workbook.choice import Choice, chosen, without_idle
from tests.exports.documents import LONG, heights, outline, reader, text

TODAY = date(2026, 11, 21)
PER_MM = 72 / 25.4
FOOT = 11.0  # where the reference and the number of the page stand
OPTIONS = [{"id": "a", "text": "Bij familie"}, {"id": "b", "text": "In een azc"}]
QUESTIONS: list[dict[str, Any]] = [
    {"id": "kinderen", "type": "yes_no", "text": "Heeft u kinderen?", "core": True, "help": "Tel ze allemaal."},
    {
        "id": "aantal",
        "type": "number",
        "text": "Hoeveel?",
        "unit": "kinderen",
        "when": {"question": "kinderen", "is": "ja"},
        "core": True,
    },
    {"id": "waar", "type": "multi", "text": "Waar woont u?", "options": OPTIONS, "hint": "Vraag door.", "core": True},
    {"id": "dag", "type": "date", "text": "Sinds wanneer?"},
    {"id": "hoe", "type": "scale", "text": "Hoe gaat het?", "low": "slecht", "high": "goed"},
    {"id": "verhaal", "type": "long_text", "text": "Vertel."},
    {"id": "land", "type": "country", "text": "Uw land?"},
    {
        "id": "wie",
        "type": "table",
        "text": "Wie woont er?",
        "row": "persoon",
        "columns": [
            {"id": "naam", "type": "text", "text": "Naam"},
            {"id": "school", "type": "yes_no", "text": "Gaat naar school"},
        ],
    },
    {"id": "veilig", "type": "yes_no", "text": "Bent u thuis veilig?", "alone": True},
]
QUESTIONNAIRE = Questionnaire.model_validate(
    {
        "name": "brede_intake",
        "version": "2026-11",
        "title": "Brede intake",
        "sections": [
            {"id": "gezin", "title": "Uw gezin", "intro": "Over thuis.", "questions": QUESTIONS},
            {"id": "werk", "title": "Uw werk", "questions": [{"id": "droom", "type": "text", "text": "Uw droom?"}]},
        ],
    }
)
ARABIC = Wording(
    language="ar",
    texts={
        "section:gezin.title": "عائلتك",
        "kinderen.text": "هل لديك أطفال؟",
        "kinderen.help": "احسبهم جميعا",
        "yes_no.ja": "نعم",
        "waar.option.b": "COA مركز",
        "hoe.low": "سيء",
        "wie.column.naam.text": "الاسم",
    },
    checked=frozenset(),
)
DOCUMENT = FormDocument(
    gemeente="Gemeente Duinmeer",
    questionnaire=QUESTIONNAIRE,
    questions=QUESTIONNAIRE.questions,
    dossier_number="2026-0001",
)


def places(file: bytes) -> list[tuple[str, float]]:
    """Each piece of text of the first page with how far from the left it begins, in millimetres."""
    positions: list[tuple[str, float]] = []

    def visit(words: str, _graphics: list[float], matrix: list[float], *_: object) -> None:
        if words.strip():
            positions.append((words.strip(), matrix[4] / PER_MM))

    reader(file).pages[0].extract_text(visitor_text=visit)
    return positions


def lowest(file: bytes) -> float:
    """The height of the lowest text above the bottom of its page, in millimetres, without the footer."""
    return min(each / PER_MM for each in heights(file) if each / PER_MM > FOOT)


def test_a_blank_form_has_every_question_with_its_number_and_its_choices() -> None:
    printed = text(intake_form(DOCUMENT, TODAY))

    assert "1. " in printed and "Heeft u kinderen?" in printed
    assert "Ja Nee Weet niet" in printed
    assert "Tel ze allemaal." in printed
    assert "Meer antwoorden mogen." in printed
    assert "Gaat naar school (Ja/Nee/Weet niet)" in printed
    assert printed.count("niet besproken") == len(QUESTIONNAIRE.questions) + 1


def test_a_question_says_when_it_is_asked_and_the_hint_for_the_colleague_is_not_printed() -> None:
    printed = text(intake_form(DOCUMENT, TODAY))

    assert "Alleen als bij vraag 1 staat: Ja." in printed
    assert "Vraag door." not in printed


def test_a_condition_on_a_question_outside_the_form_is_named_by_its_text() -> None:
    only = replace(DOCUMENT, questions=[QUESTIONNAIRE.question("aantal")])

    assert "Alleen als bij “Heeft u kinderen?” staat: Ja." in text(intake_form(only, TODAY))


def test_every_page_shows_the_dossier_number_and_the_page_count_and_no_name() -> None:
    pages = reader(intake_form(replace(DOCUMENT, questions=list(QUESTIONNAIRE.questions) * 4), TODAY)).pages

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        foot = f"Dossier 2026-0001 · Brede intake, november 2026 · pagina {number} van {len(pages)}"
        assert foot in page.extract_text()


def test_a_form_without_a_dossier_says_so() -> None:
    printed = text(intake_form(replace(DOCUMENT, dossier_number=""), TODAY))

    assert "Leeg formulier · Brede intake" in printed
    assert "bekend was" not in printed


def test_known_answers_are_filled_in_with_their_source() -> None:
    answers = {
        "aantal": Answer("3", source=Source.COA),
        "verhaal": Answer("Ik wil bakker worden."),
        "dag": Answer("2026-09-01"),
        "land": Answer("SY"),
        "wie": Answer([{"row": "r1", "naam": "Noor", "school": "ja"}]),
        "droom": Answer(mark=Mark.WIL_NIET_ZEGGEN),
    }

    printed = text(intake_form(replace(DOCUMENT, answers=answers, name="Selam Haile"), TODAY))

    assert "van Selam Haile" in printed
    assert "Bekend volgens het COA. 3 kinderen" in printed
    assert "Ik wil bakker worden." in printed
    assert "01-09-2026" in printed and "Syrië" in printed and "Noor Ja" in printed


def test_a_box_is_crossed_for_what_was_chosen_and_for_no_answer() -> None:
    def strokes(**answers: Answer) -> int:
        pages = reader(intake_form(replace(DOCUMENT, answers=answers), TODAY)).pages
        contents = (page.get_contents() for page in pages)
        return sum(each.get_data().count(b" l S") for each in contents if each is not None)

    blank = strokes(hoe=Answer(None))

    assert strokes(kinderen=Answer("nee")) == blank + 2
    assert strokes(waar=Answer(["a", "b"])) == blank + 4
    assert strokes(kinderen=Answer(mark=Mark.NIET_BESPROKEN)) == blank + 2


def test_the_second_language_is_printed_under_the_question_and_beside_its_choices() -> None:
    file = intake_form(replace(DOCUMENT, wording=ARABIC, language="Arabisch", is_concept=True), TODAY)

    printed = text(file)
    assert "Naast het Nederlands staat elke vraag in het Arabisch. De vertaling is nog een concept" in printed
    assert "(nog niet vertaald)" in printed
    assert {"Uw gezin", "Uw werk"} <= set(outline(file))


def test_arabic_is_aligned_right_even_when_it_begins_with_a_latin_name() -> None:
    file = intake_form(replace(DOCUMENT, wording=ARABIC, questions=QUESTIONNAIRE.questions[:3]), TODAY)

    second = [x for words, x in places(file) if any("\u0600" <= letter <= "\u06ff" for letter in words)]
    assert second
    assert min(second) > 60


@pytest.mark.parametrize("words", ["أريد أن أعمل " * 40, "ኣነ ቋንቋ " * 200, LONG * 3, "\U0001f600", "x" * 2000])
def test_long_words_in_any_script_stay_on_the_page(words: str) -> None:
    answers = {"verhaal": Answer(words), "wie": Answer([{"row": "r1", "naam": words}]), "droom": Answer(words)}

    file = intake_form(replace(DOCUMENT, answers=answers, wording=ARABIC), TODAY)

    assert lowest(file) >= BOTTOM
    assert "Uw droom?" in text(file)


def test_the_same_form_gives_the_same_bytes() -> None:
    assert intake_form(DOCUMENT, TODAY) == intake_form(DOCUMENT, TODAY)


def ids(questions: Sequence[Any]) -> list[str]:
    return [each.id for each in questions]


def test_a_short_form_holds_the_core_questions_and_the_answered_ones() -> None:
    everything = {"gezin", "werk"}

    assert ids(chosen(QUESTIONNAIRE, {}, Choice(domains=everything))) == ["kinderen", "aantal", "waar"]
    assert "verhaal" in ids(chosen(QUESTIONNAIRE, {"verhaal": Answer("ja")}, Choice(domains=everything)))
    assert "droom" in ids(chosen(QUESTIONNAIRE, {}, Choice(domains=everything, deep=True)))
    assert ids(chosen(QUESTIONNAIRE, {}, Choice(domains={"werk"}, deep=True))) == ["droom"]


def test_questions_to_ask_in_private_are_printed_only_on_request() -> None:
    assert "veilig" not in ids(chosen(QUESTIONNAIRE, {}, Choice(domains={"gezin"}, deep=True)))
    assert "veilig" in ids(chosen(QUESTIONNAIRE, {}, Choice(domains={"gezin"}, deep=True, alone=True)))


def test_a_filled_form_leaves_out_what_its_answers_rule_out() -> None:
    all_of = list(QUESTIONNAIRE.questions)

    assert "aantal" not in ids(without_idle(QUESTIONNAIRE, {"kinderen": Answer("nee")}, all_of))
    assert "aantal" in ids(without_idle(QUESTIONNAIRE, {"kinderen": Answer("ja")}, all_of))
    assert "aantal" in ids(without_idle(QUESTIONNAIRE, {}, all_of))


@given(st.data())
@settings(max_examples=5)
def test_the_real_questionnaire_prints_whatever_is_answered(data: st.DataObject) -> None:
    questions_asked = latest("brede_intake")
    questions = data.draw(
        st.lists(st.sampled_from(questions_asked.questions), max_size=40, unique_by=lambda each: each.id)
    )
    anything: st.SearchStrategy[Json] = st.one_of(
        st.text(max_size=20), st.integers(0, 9), st.lists(st.text(max_size=5), max_size=2), st.none()
    )
    answers = {each.id: Answer(data.draw(anything)) for each in questions}

    file = intake_form(replace(DOCUMENT, questionnaire=questions_asked, questions=questions, answers=answers), TODAY)

    assert lowest(file) >= BOTTOM
