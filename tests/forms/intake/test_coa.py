"""A list from COA: pasted or uploaded, with headings in any spelling, read cell by cell."""

import io
from datetime import datetime

import pytest
from openpyxl import Workbook

from forms.engine.tables import MOST_ROWS, Table, UnreadableTable, table_from_file, table_from_text
from forms.intake.coa import Target, guess, read_rows
from rules.law.birth_date import BirthDate
from rules.problems import Problem, ProblemCode

PASTED = (
    "V-nummer\tAchternaam\tVoornamen\tGeboortedatum\tLand\tMoedertaal\n"
    "2712345678\tHaile\tSelam\t17-5-1990\tEritrea\tTigrinya"
)


@pytest.mark.parametrize("sign", ["\t", ";", ","])
def test_a_table_is_read_with_any_separator_between_its_cells(sign: str) -> None:
    table = table_from_text(PASTED.replace("\t", sign))

    assert table.headings == ("V-nummer", "Achternaam", "Voornamen", "Geboortedatum", "Land", "Moedertaal")
    assert table.rows == (("2712345678", "Haile", "Selam", "17-5-1990", "Eritrea", "Tigrinya"),)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_file_is_read_in_every_encoding_that_excel_writes(encoding: str) -> None:
    table = table_from_file("lijst.csv", "Achternaam;Geboortedatum\nÇelik;1-1-1990\n".encode(encoding))

    assert table.rows == (("Çelik", "1-1-1990"),)


def test_an_excel_file_gives_days_and_numbers_as_people_write_them() -> None:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["V-nummer", "Geboortedatum"])
    book.active.append([2712345678.0, datetime(1990, 5, 17)])  # noqa: DTZ001  (Excel knows no time zone)
    book.save(out)

    assert table_from_file("lijst.xlsx", out.getvalue()).rows == (("2712345678", "17-05-1990"),)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "missing"),
        ("Achternaam;Voornaam", "no_headings"),
        ("Naam;Naam\na;b", "twice"),
        ("Naam\n" + "x\n" * (MOST_ROWS + 1), "too_big"),
    ],
)
def test_text_that_is_not_a_table_is_refused_with_a_reason(content: str, code: str) -> None:
    with pytest.raises(UnreadableTable) as refused:
        table_from_text(content)

    assert refused.value.problem.code == code


def test_a_file_that_only_looks_like_excel_is_refused() -> None:
    with pytest.raises(UnreadableTable) as refused:
        table_from_file("lijst.xlsx", b"geen excel")

    assert refused.value.problem.code == "not_a_file"


def test_headings_are_recognised_by_name_and_an_earlier_choice_comes_first() -> None:
    headings = ("V-nummer", "ACHTERNAAM", "Geb. datum", "Opmerking", "Werk")

    assert guess(headings, {"opmerking": "activiteiten", "werk": ""}) == {
        "V-nummer": Target.V_NUMBER,
        "ACHTERNAAM": Target.FAMILY_NAME,
        "Geb. datum": Target.BIRTH_DATE,
        "Opmerking": Target.ACTIVITIES,
    }


def test_a_row_gives_days_and_codes() -> None:
    table = table_from_text(PASTED)

    rows, faults = read_rows(table, guess(table.headings, {}))

    assert faults == []
    assert rows[0].birth_date == BirthDate(1990, 5, 17)
    assert rows[0].values[Target.COUNTRY] == "ER"
    assert rows[0].values[Target.LANGUAGE] == "ti"


def test_a_row_gives_what_is_known_of_a_birth_date_a_nationality_and_a_tussenvoegsel() -> None:
    table = Table(
        ("Voornaam", "Tussenvoegsel", "Achternaam", "Geboren", "Nationaliteit", "Land", "Taal"),
        (
            ("Anna", "van den", "Berg", "00-00-1990", "Staatloos", "Palestina", "Pashto"),
            ("Ali", "", "Karimi", "onbekend", "Syrische", "Onbekend", "Tigrinja"),
        ),
    )

    rows, faults = read_rows(table, guess(table.headings, {}))

    assert faults == []
    assert [each.birth_date for each in rows] == [BirthDate(1990), BirthDate()]
    assert rows[0].values[Target.SURNAME_PREFIX] == "van den"
    assert [each.values[Target.NATIONALITY] for each in rows] == ["XXA", "SY"]
    assert [each.values[Target.COUNTRY] for each in rows] == ["PS", ""]
    assert [each.values[Target.LANGUAGE] for each in rows] == ["ps", "ti"]


def test_every_wrong_cell_is_named_by_row_and_column() -> None:
    table = Table(
        ("Naam", "Geboortedatum", "Land"),
        (("Haile", "31-02-1990", "Eritrea"), ("Osman", "1-1-1990", "Atlantis"), ("", "1-1-1990", ""), ("Ali", "", "")),
    )

    _, faults = read_rows(table, guess(table.headings, {}))

    assert faults == [
        Problem("Geboortedatum", ProblemCode.IMPOSSIBLE_DATE, 1),
        Problem("Land", ProblemCode.NOT_IN_LIST, 2),
        Problem("Naam", ProblemCode.NAME_MISSING, 3),
        Problem("Geboortedatum", ProblemCode.MISSING, 4),
    ]
