"""The workbook: answers filled in offline are imported completely, and a changed workbook is refused."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from exports.intake.workbook import WorkbookDocument, workbook
from forms.engine.answers import Answer, Json, Mark, Source
from forms.engine.library import latest
from forms.engine.names import country_codes, language_codes
from forms.engine.schema import Question, Questionnaire, QuestionType
from forms.engine.stored_answer import StoredAnswer
from forms.intake.translations import Wording
from forms.workbook.cells import fits, normal
from forms.workbook.choice import Choice, chosen
from forms.workbook.faults import WrongWorkbook
from forms.workbook.making import FREE_ROWS, Made, made
from forms.workbook.opening import MOST_ROWS
from forms.workbook.reading import Filled, filled
from texts.intake.workbook import HOW, WORDS, fault_sentence

TODAY = date(2026, 11, 21)
WORKBOOK, SHEET = UUID(int=1), UUID(int=2)
T = QuestionType
COLUMNS = [
    {"id": "naam", "type": "text", "text": "Naam"},
    {"id": "geboren", "type": "date", "text": "Geboren"},
    {"id": "land", "type": "country", "text": "Land"},
    {"id": "taal", "type": "language", "text": "Taal"},
    {"id": "uren", "type": "number", "text": "Uren", "decimals": 1},
    {"id": "diploma", "type": "yes_no", "text": "Diploma?"},
]
OPTIONS = [{"id": "a", "text": "Ja, altijd"}, {"id": "b", "text": "Soms"}, {"id": "c", "text": "=Nooit"}]
QUESTIONS: list[dict[str, Any]] = [
    {"id": "kies", "type": "single", "text": "Kies", "options": OPTIONS},
    {"id": "kies_meer", "type": "multi", "text": "Kies meer", "options": OPTIONS, "help": "Uitleg"},
    {"id": "ja_nee", "type": "yes_no", "text": "Ja of nee"},
    {"id": "dag", "type": "date", "text": "Welke dag?"},
    {"id": "geboren", "type": "date", "text": "Geboren?", "not_future": True},
    {"id": "getal", "type": "number", "text": "Hoeveel?", "decimals": 4, "min": -5},
    {"id": "heel_getal", "type": "number", "text": "Hoe vaak?", "min": 0, "max": 10, "unit": "keer"},
    {"id": "schaal", "type": "scale", "text": "Hoe gaat het?", "low": "slecht", "high": "goed"},
    {"id": "kort", "type": "text", "text": "In het kort"},
    {"id": "lang", "type": "long_text", "text": "Vertel", "when": {"question": "ja_nee", "is": "ja"}},
    {"id": "land", "type": "country", "text": "Welk land?"},
    {"id": "taal", "type": "language", "text": "Welke taal?"},
    {"id": "tabel", "type": "table", "text": "Wie?", "row": "persoon", "columns": COLUMNS},
]
QUESTIONNAIRE = Questionnaire.model_validate(
    {
        "name": "proef",
        "version": "2026-01",
        "title": "Proef",
        "sections": [
            {"id": "een", "title": "Gezin: wie/wat?", "questions": QUESTIONS},
            {"id": "twee", "title": "Werk", "questions": [{"id": "droom", "type": "text", "text": "Uw droom?"}]},
        ],
    }
)
PEOPLE_WRITE = st.sampled_from(
    [
        "=1+1",
        "+31 6",
        "-",
        "@naam",
        "'s ochtends",
        "أريد أن أعمل",
        "ሰላም",
        "👩‍👩‍👧 ok",
        "a\n\nb",
        "tab\there",
        "1e5",
        "TRUE",
    ]
)
TEXTS = st.one_of(
    PEOPLE_WRITE, st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=3).map(lambda each: each * 160)
)
LONG = st.one_of(TEXTS, st.text(min_size=3, max_size=9).map(lambda each: (each + " نص ") * 400))
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)


def numbers(decimals: int) -> st.SearchStrategy[str]:
    """Numbers as they are stored."""
    amounts = st.decimals(-5 if decimals else 0, 10**9 if decimals else 10, places=decimals)
    return amounts.map(lambda each: format(each.normalize(), "f") if each else "0")


def cell_values(question: Question) -> st.SearchStrategy[Json]:
    """Values that a question or column can hold."""
    ways: dict[QuestionType, Callable[[], st.SearchStrategy[Any]]] = {
        T.SINGLE: lambda: st.sampled_from([each.id for each in question.choices]),
        T.YES_NO: lambda: st.sampled_from([each.id for each in question.choices]),
        T.MULTI: lambda: st.lists(st.sampled_from([each.id for each in question.choices]), unique=True, min_size=1),
        T.DATE: lambda: DAYS,
        T.NUMBER: lambda: numbers(question.decimals),
        T.SCALE: lambda: st.integers(1, 5),
        T.TEXT: lambda: TEXTS,
        T.LONG_TEXT: lambda: LONG,
        T.COUNTRY: lambda: st.sampled_from(sorted(country_codes())),
        T.LANGUAGE: lambda: st.sampled_from(sorted(language_codes())),
        T.TABLE: lambda: rows(question),
    }
    return ways[question.type]()


def rows(question: Question) -> st.SearchStrategy[Any]:
    """Rows of a table, some cells empty."""
    cells = {each.id: st.none() | cell_values(each) for each in question.columns or ()}
    several = st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=9)
    return several.map(lambda table_rows: [{"row": f"r{at}", **each} for at, each in enumerate(table_rows, 1)])


def answers(question: Question) -> st.SearchStrategy[Answer]:
    """Answers to a question: a value or a mark, from somebody."""
    source = st.none() | st.sampled_from(list(Source))
    valued = st.builds(Answer, value=cell_values(question), source=source)
    return valued | st.builds(Answer, mark=st.sampled_from(list(Mark)), source=source)


SHEETS_OF_ANSWERS = st.fixed_dictionaries({}, optional={each.id: answers(each) for each in QUESTIONNAIRE.questions})


def find(name: str, version: str) -> Questionnaire:
    """Knows one questionnaire."""
    if (name, version) != (QUESTIONNAIRE.name, QUESTIONNAIRE.version):
        raise KeyError(name)
    return QUESTIONNAIRE


def a_made(
    answers: dict[str, Answer] | None = None, *, prefilled: bool = True, language: str = "", only: tuple[str, ...] = ()
) -> Made:
    """A workbook to be, of all questions or only some."""
    stored_answers = {question_id: StoredAnswer(answer, 3) for question_id, answer in (answers or {}).items()}
    return made(
        QUESTIONNAIRE,
        [each for each in QUESTIONNAIRE.questions if not only or each.id in only],
        stored_answers,
        workbook_id=WORKBOOK,
        sheet_id=SHEET,
        dossier_number="2026-0001",
        language=language,
        prefilled=prefilled,
        on=TODAY,
    )


def a_workbook(answers: dict[str, Answer] | None = None, wording: Wording | None = None, **choice: Any) -> bytes:
    """The file of a workbook."""
    language = wording.language if wording else ""
    return workbook(
        WorkbookDocument(
            made=a_made(answers, language=language, **choice), gemeente="Duinmeer", language=language, wording=wording
        )
    )


def back(file: bytes, on: date = TODAY) -> Filled:
    """What a workbook says when it comes back."""
    return filled(file, find=find, words=WORDS, on=on)


def edited(file: bytes, change: Callable[[Any], None]) -> bytes:
    """The file after somebody changed it in another program, which writes it anew."""
    book = load_workbook(io.BytesIO(file))
    change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def put(sheet: str, cell: str, value: object) -> Callable[[Any], None]:
    """A change of one cell."""

    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change


def cell_of(file: bytes, question: str, column: str = "C", sheet: str = "Gezin wie wat") -> str:
    """The cell beside a question."""
    for row in load_workbook(io.BytesIO(file))[sheet].iter_rows(max_col=1):
        if row[0].value == QUESTIONNAIRE.question(question).text:
            return f"{column}{row[0].row}"
    raise AssertionError(question)


def refused(file: bytes, on: date = TODAY) -> list[str]:
    """The sentences with which a workbook is refused."""
    with pytest.raises(WrongWorkbook) as wrong:
        back(file, on)
    return [fault_sentence(each) for each in wrong.value.faults]


@given(SHEETS_OF_ANSWERS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_no_answer_is_lost_by_exporting_and_importing(answers: dict[str, Answer]) -> None:
    planned = a_made(answers)

    read = back(workbook(WorkbookDocument(made=planned, gemeente="Duinmeer")))

    left_out = {each.id for each in planned.left_out}
    for question in QUESTIONNAIRE.questions:
        if question.id not in left_out:
            assert read.answers[question.id] == normal(question, answers.get(question.id, Answer()))
    assert read.touched == frozenset()


@given(st.data())
@settings(max_examples=200)
def test_every_answer_that_people_can_give_fits_in_a_cell(data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(QUESTIONNAIRE.questions))
    answer = data.draw(answers(question))
    answer_text = str(answer.value)

    strange = any(each in answer_text for each in ("x005F_", "_x")) or any(not _holds(each) for each in answer_text)

    assert fits(question, answer) or strange


def _holds(character: str) -> bool:
    """Whether a file of a spreadsheet can hold this character."""
    code = ord(character)
    return code in (9, 10) or (code >= 0x20 and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF))


@pytest.mark.parametrize(
    "answer",
    [
        Answer("x" * 20_000),
        Answer('=HYPERLINK("http")'),
        Answer("مرحبا " * 700 + "!"),
        Answer("😀" * 3_000),
        Answer("  ruimte  ".strip() + "\n\n\nna drie regels"),
    ],
)
def test_long_texts_and_texts_that_look_like_formulas_come_back(answer: Answer) -> None:
    assert back(a_workbook({"lang": answer})).answers["lang"] == answer


def test_an_answer_that_no_cell_can_hold_is_left_out_and_reported() -> None:
    file = a_workbook({"lang": Answer("😀" * 20_000)})

    assert "lang" not in back(file).answers
    cells = [row[0].value for row in load_workbook(io.BytesIO(file))["Uitleg"].iter_rows(max_col=1)]
    assert "– Vertel" in cells


def test_the_real_questionnaire_is_exported_and_imported_unchanged() -> None:
    questions_asked = latest("brede_intake")
    everything = Choice(domains={each.id for each in questions_asked.sections}, deep=True, alone=True)
    plan = made(
        questions_asked,
        chosen(questions_asked, {}, everything),
        {},
        workbook_id=WORKBOOK,
        sheet_id=SHEET,
        dossier_number="2026-0001",
        language="",
        prefilled=False,
        on=TODAY,
    )

    read = filled(
        workbook(WorkbookDocument(made=plan, gemeente="Duinmeer")),
        find=lambda *_: questions_asked,
        words=WORDS,
        on=TODAY,
    )

    assert set(read.answers) == {each.id for each in questions_asked.questions}
    assert read.touched == frozenset()


def test_a_workbook_saved_by_another_program_is_read_the_same() -> None:
    answers = {
        "kies_meer": Answer(["a", "c"]),
        "geboren": Answer("1990-05-17"),
        "getal": Answer("12.5"),
        "kort": Answer("=1+1"),
        "tabel": Answer([{"row": "r7", "naam": "Noor", "land": "SY"}], source=Source.PARTNER),
    }

    read = back(edited(a_workbook(answers), lambda _: None))

    assert {key: read.answers[key] for key in answers} == answers
    assert read.touched == frozenset()


def test_an_answer_is_read_however_it_was_typed() -> None:
    file = a_workbook()

    def fill(book: Any) -> None:
        sheet = book["Gezin wie wat"]
        sheet[cell_of(file, "kies")] = "ja, altijd"
        sheet[cell_of(file, "dag")] = "1 sept 2026"
        sheet[cell_of(file, "geboren")] = datetime(1990, 5, 17)  # noqa: DTZ001
        sheet[cell_of(file, "getal")] = "12,5"
        sheet[cell_of(file, "kort")] = 2015
        sheet[cell_of(file, "schaal")] = 3.0
        sheet[cell_of(file, "land", "D")] = "Niet besproken"

    read = back(edited(file, fill)).answers

    assert [read[each].value for each in ("kies", "dag", "geboren")] == ["a", "2026-09-01", "1990-05-17"]
    assert [read[each].value for each in ("getal", "kort", "schaal")] == ["12.5", "2015", 3]
    assert read["land"].mark is Mark.NIET_BESPROKEN


def test_a_new_row_of_a_table_gets_an_id_of_its_own_and_an_emptied_one_is_gone() -> None:
    file = a_workbook({"tabel": Answer([{"row": "r3", "naam": "Noor"}, {"row": "r5", "naam": "Sami"}])})
    first = int(cell_of(file, "tabel")[1:]) + 2

    def change(book: Any) -> None:
        book["Gezin wie wat"][f"A{first}"] = None
        book["Gezin wie wat"][f"A{first + 2}"] = "Layla"

    read = back(edited(file, change))

    assert read.answers["tabel"].value == [{"row": "r5", "naam": "Sami"}, {"row": "r6", "naam": "Layla"}]
    assert read.touched == {"tabel"}


def test_a_table_has_free_rows_but_never_more_than_a_table_may_have() -> None:
    many = Answer([{"row": f"r{at}", "naam": "x"} for at in range(1, 49)])

    assert len(a_made({}).recipe.question("tabel").rows) == FREE_ROWS
    assert len(a_made({"tabel": many}).recipe.question("tabel").rows) == 50


def test_a_blank_workbook_contains_no_stored_answers() -> None:
    secret = {"lang": Answer("geheim verhaal"), "ja_nee": Answer("ja")}

    blank, empty = a_workbook(secret, prefilled=False), a_workbook({}, prefilled=False)

    parts = {
        name: zipfile.ZipFile(io.BytesIO(blank)).read(name) for name in zipfile.ZipFile(io.BytesIO(blank)).namelist()
    }
    assert not any(b"geheim" in each for each in parts.values())
    written = [[each.written for each in back(file).recipe.questions] for file in (blank, empty)]
    assert written[0] == written[1]


def test_only_the_cells_of_answers_are_open_and_the_rest_is_hidden_or_locked() -> None:
    book = load_workbook(io.BytesIO(a_workbook()))

    assert book.sheetnames == ["Uitleg", "Gezin wie wat", "Werk", "keuzes", "koers"]
    assert [book[each].sheet_state for each in ("keuzes", "koers")] == ["veryHidden", "veryHidden"]
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    sheet = book["Werk"]
    assert [sheet[each].protection.locked for each in ("A4", "B4", "C4", "D4", "E4")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_cells_take_only_what_belongs_in_them() -> None:
    file = a_workbook()
    rules = load_workbook(io.BytesIO(file))["Gezin wie wat"].data_validations.dataValidation
    by_cell = {str(rule.sqref): rule for rule in rules}

    assert by_cell[cell_of(file, "kies")].type == "list"
    assert by_cell[cell_of(file, "geboren")].formula2 == "TODAY()"
    assert (by_cell[cell_of(file, "heel_getal")].formula1, by_cell[cell_of(file, "heel_getal")].formula2) == ("0", "10")
    assert by_cell[cell_of(file, "schaal")].formula1 == '"1,2,3,4,5"'
    assert by_cell[cell_of(file, "kort")].formula1 == "500"


def test_the_second_language_is_shown_beside_the_dutch_and_a_missing_translation_is_marked() -> None:
    arabic_texts = {
        "kort.text": "باختصار",
        "kies.text": "اختر",
        "kies.option.b": "أحيانا",
        "tabel.column.naam.text": "الاسم",
    }
    arabic = Wording(language="ar", texts=arabic_texts, checked=frozenset())
    file = a_workbook({"kort": Answer("ok")}, wording=arabic)

    sheet = load_workbook(io.BytesIO(file))["Gezin wie wat"]
    translated = sheet[cell_of(file, "kort", "C")]

    shown = (translated.value, translated.alignment.horizontal, translated.alignment.readingOrder)
    assert shown == (
        "باختصار",
        "right",
        2,
    )
    assert "Soms: أحيانا" in sheet[cell_of(file, "kies", "C")].value
    assert sheet[cell_of(file, "dag", "C")].value == "(nog niet vertaald)"
    assert back(file).answers["kort"] == Answer("ok")


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        ("dag", "31-02-2026", "Deze dag bestaat niet"),
        ("dag", "gisteren", "Dit is geen datum"),
        ("dag", datetime(2026, 1, 1, 14, 30), "Dit is geen datum"),  # noqa: DTZ001
        ("geboren", datetime(2031, 1, 1), "Deze dag is nog niet geweest"),  # noqa: DTZ001
        ("kies", "Misschien", "Deze keuze bestaat niet"),
        ("land", "Absurdistan", "Deze keuze bestaat niet"),
        ("heel_getal", 11, "Dit getal is te hoog"),
        ("heel_getal", 1.5, "Schrijf een heel getal"),
        ("getal", "veel", "Dit is geen getal"),
        ("schaal", 6, "Kies een cijfer van 1 tot en met 5"),
        ("schaal", 2.5, "Kies een cijfer van 1 tot en met 5"),
        ("kort", "x" * 501, "Deze tekst is te lang: 501 tekens"),
        ("kort", "=1+1", "Hier staat een formule"),
        ("dag", "01-01-90", "Schrijf het jaar met vier cijfers"),
        ("dag", "01-01-1890", "Schrijf een jaar van 1900 tot en met 2100"),
        ("kort", True, "past niet bij de vraag"),
    ],
)
def test_a_wrong_value_is_refused_with_its_sheet_and_cell(question: str, value: object, expected: str) -> None:
    file = a_workbook()
    cell = cell_of(file, question)

    (sentence,) = refused(edited(file, put("Gezin wie wat", cell, value)))

    assert sentence.startswith(f"Gezin wie wat, cel {cell}: ")
    assert expected in sentence


def test_all_mistakes_are_reported_at_once() -> None:
    file = a_workbook()

    def change(book: Any) -> None:
        book["Gezin wie wat"][cell_of(file, "dag")] = "morgen"
        book["Gezin wie wat"][cell_of(file, "kort", "D")] = "weet niet"
        book["Werk"]["E4"] = "mijn buurman"

    assert len(refused(edited(file, change))) == 3


def test_an_answer_and_a_reason_for_no_answer_are_refused_together() -> None:
    file = a_workbook({"kort": Answer("iets")})
    cell = cell_of(file, "kort", "D")

    assert refused(edited(file, put("Gezin wie wat", cell, "niet besproken"))) == [
        f"Gezin wie wat, cel {cell}: Er staat een antwoord, en ook waarom er geen antwoord is. Kies één van de twee."
    ]


def test_a_wrong_tick_is_refused() -> None:
    file = a_workbook()
    cell = f"C{int(cell_of(file, 'kies_meer')[1:]) + 1}"

    assert refused(edited(file, put("Gezin wie wat", cell, "ja"))) == [
        f"Gezin wie wat, cel {cell}: Zet hier een x, of laat de cel leeg."
    ]


def test_an_unchanged_answer_is_not_checked_again() -> None:
    file = a_workbook({"geboren": Answer("2026-11-21")})

    assert back(file, on=date(2026, 1, 1)).touched == frozenset()


def _drop(sheet: str) -> Callable[[Any], None]:
    return lambda book: book.remove(book[sheet])


def _rename(book: Any) -> None:
    book["Werk"].title = "Baan"


def _insert(book: Any) -> None:
    book["Werk"].insert_rows(4)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (put("Gezin wie wat", "A4", "Andere vraag"), "Gezin wie wat, cel A4: Deze tekst is veranderd of verplaatst"),
        (put("Werk", "B9", "een opmerking"), "Werk, cel B9: Hier hoort niets te staan"),
        (put("Werk", "H4", "=1+1"), "Werk, cel H4: Hier hoort niets te staan"),
        (put("koers", "C11", "99"), "koers: De verborgen gegevens van dit werkblad zijn veranderd"),
        (put("koers", "B4", "2026-0002"), "koers: De verborgen gegevens van dit werkblad zijn veranderd"),
        (put("koers", "A40", "meer"), "koers: De verborgen gegevens van dit werkblad zijn veranderd"),
        (_drop("Werk"), "Werk: Dit blad is weg"),
        (_drop("koers"), "Dit werkblad komt niet uit Koers"),
        (_rename, "Werk: Dit blad is weg"),
        (_insert, "Werk, cel A4: Deze tekst is veranderd of verplaatst"),
        (lambda book: book.create_sheet("Notities"), "Notities: Dit blad hoort niet in het werkblad"),
    ],
    ids=["question", "remark", "formula", "version", "dossier", "line", "gone", "foreign", "renamed", "moved", "added"],
)
def test_a_workbook_with_another_shape_is_refused(change: Callable[[Any], None], sentence: str) -> None:
    assert refused(edited(a_workbook(), change))[0].startswith(sentence)


def test_a_changed_translation_is_refused_too() -> None:
    arabic = Wording(language="ar", texts={"kort.text": "باختصار"}, checked=frozenset())
    file = a_workbook(wording=arabic)
    cell = cell_of(file, "kort", "C")

    assert refused(edited(file, put("Gezin wie wat", cell, "iets anders")))[0].startswith(f"Gezin wie wat, cel {cell}:")


def test_a_version_that_is_not_known_is_refused() -> None:
    with pytest.raises(WrongWorkbook) as wrong:
        filled(a_workbook(), find=_knows_nothing, words=WORDS, on=TODAY)

    assert fault_sentence(wrong.value.faults[0]) == "Koers kent versie 2026-01 van de vragenlijst niet."


def _knows_nothing(name: str, version: str) -> Questionnaire:
    raise KeyError(name)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", "Dit bestand is leeg."),
        (b"PK", "Dit Excel-bestand is beschadigd."),
        (b"%PDF-1.7", "Dit is een pdf, en geen Excel-bestand"),
        (b"Naam;Datum\r\n", "Dit werkblad komt niet uit Koers."),
        (b"\x00" * 5000, "Dit bestand is geen Excel-werkblad, of het is beschadigd."),
    ],
)
def test_a_file_that_is_not_a_workbook_is_refused(file: bytes, sentence: str) -> None:
    [said] = refused(file)

    assert said.startswith(sentence)


def _packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
    return file.getvalue()


def test_a_file_that_unpacks_to_a_far_larger_size_is_not_unpacked() -> None:
    assert refused(_packed(bomb=b"0" * 60_000_000)) == ["Dit bestand is groter dan een werkblad van Koers kan zijn."]
    assert refused(b"PK" * 1_500_000) == ["Dit bestand is groter dan een werkblad van Koers kan zijn."]


def test_what_stands_far_below_the_questions_is_named_with_its_place() -> None:
    far = put("Werk", f"A{MOST_ROWS + 900_000}", "ver weg")

    assert refused(edited(a_workbook(), far)) == ["Werk, cel A904000: Hier hoort niets te staan. Maak deze cel leeg."]


def test_xml_that_grows_when_it_is_read_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    source = zipfile.ZipFile(io.BytesIO(a_workbook()))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        for name in source.namelist():
            pack.writestr(name, bomb if name == "xl/worksheets/sheet2.xml" else source.read(name))

    assert refused(file.getvalue())[0].startswith("Dit Excel-bestand is beschadigd (blad “Gezin wie wat”).")


@given(st.data())
@settings(max_examples=60)
def test_a_damaged_file_is_refused_without_an_error_of_koers(data: st.DataObject) -> None:
    file = bytearray(FILE)
    for _ in range(data.draw(st.integers(1, 30))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))

    try:
        assert back(bytes(file)).answers
    except WrongWorkbook as wrong:
        assert all(fault_sentence(each) for each in wrong.faults)


FILE = a_workbook({"kort": Answer("iets"), "getal": Answer(str(Decimal("1.5")))})


def test_the_same_answers_give_the_same_bytes() -> None:
    assert a_workbook({"kort": Answer("iets")}) == a_workbook({"kort": Answer("iets")})


def test_every_type_has_its_words() -> None:
    assert set(HOW) == set(QuestionType)
