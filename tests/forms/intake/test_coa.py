"""A list from COA: headings in any spelling, read cell by cell, with the row numbers of the file."""

from datetime import date, datetime
from typing import Any

import pytest

from forms.intake.coa import may_stay_empty, read_rows, without_cells, without_person
from forms.intake.coa_columns import Target, guess, heading_is_known
from forms.spreadsheet.files import pasted, spreadsheet
from forms.spreadsheet.limits import UnreadableSpreadsheet
from forms.spreadsheet.table import Table, found_headings, likely_sheet, table
from rules.law.birth_date import BirthDate
from rules.problems import ProblemCode
from tests.forms.spreadsheet.made_files import HEADINGS, MUNA, SELAM, an_xlsx

PASTED = (
    "V-nummer\tAchternaam\tVoornamen\tGeboortedatum\tLand\tMoedertaal\n"
    "2712345678\tHaile\tSelam\t17-5-1990\tEritrea\tTigrinya"
)
KNOWN = heading_is_known({})


def a_table(given: str | bytes) -> Table:
    """The table in a list, as the screen finds it by itself."""
    book = pasted(given) if isinstance(given, str) else spreadsheet(given)
    sheet = book.sheets[likely_sheet(book, KNOWN)]
    return table(sheet, found_headings(sheet, KNOWN) or 0, from_1904=book.from_1904)


def values(given: str | bytes) -> list[dict[Target, Any]]:
    """What each row of a list says, when nothing is wrong with it."""
    found = a_table(given)
    rows, problems = read_rows(found, guess(found.headings, {}))
    assert problems == []
    return [dict(row.values) for row in rows]


def test_headings_are_recognised_by_name_and_an_earlier_choice_comes_first() -> None:
    headings = ("V-nummer", "ACHTERNAAM", "Geb. datum", "Opmerking", "Werk")

    assert guess(headings, {"opmerking": "activiteiten", "werk": ""}) == {
        "V-nummer": Target.V_NUMBER,
        "ACHTERNAAM": Target.FAMILY_NAME,
        "Geb. datum": Target.BIRTH_DATE,
        "Opmerking": Target.ACTIVITIES,
    }


def test_a_row_gives_days_and_codes() -> None:
    found = a_table(PASTED)

    rows, faults = read_rows(found, guess(found.headings, {}))

    assert faults == []
    assert rows[0].values[Target.BIRTH_DATE] == BirthDate.of(date(1990, 5, 17))
    assert rows[0].values[Target.COUNTRY] == "ER"
    assert rows[0].values[Target.LANGUAGE] == "ti"


def test_every_wrong_cell_is_named_by_the_row_of_the_file_and_its_column() -> None:
    given = a_table(
        "Lijst van november;;\n\nNaam;Geboortedatum;Land\nHaile;31-02-1990;Eritrea\n\nOsman;1-1-1990;Atlantis\n"
        ";1-1-1990;Irak\nAli;;Irak\n"
    )

    _, faults = read_rows(given, guess(given.headings, {}))

    assert [(each.field, each.code, each.row) for each in faults] == [
        ("Geboortedatum", ProblemCode.IMPOSSIBLE_DATE, 4),
        ("Land", ProblemCode.NOT_IN_LIST, 6),
        ("Naam", ProblemCode.NAME_MISSING, 7),
        ("Geboortedatum", ProblemCode.MISSING, 8),
    ]
    assert faults[1].details == {"given": "Atlantis"}


def test_what_is_missing_is_named_beside_what_is_wrong() -> None:
    given = a_table("Naam;Geboortedatum;Land\nHaile;;Atlantis")

    _, faults = read_rows(given, guess(given.headings, {}))

    assert [each.code for each in faults] == [ProblemCode.NOT_IN_LIST, ProblemCode.MISSING]


def test_a_row_can_be_taken_in_without_a_cell_that_is_not_needed() -> None:
    given = a_table("Naam;Geboortedatum;Land\nHaile;1-1-1990;Atlantis\nOsman;morgen;Irak")
    mapped = guess(given.headings, {})
    rows, faults = read_rows(given, mapped)

    optional = [each for each in faults if may_stay_empty(each, mapped)]

    assert [each.field for each in optional] == ["Land"]
    assert without_cells(rows, optional, mapped)[0].values == {
        Target.FAMILY_NAME: "Haile",
        Target.BIRTH_DATE: BirthDate.of(date(1990, 1, 1)),
    }


def _titles(book: Any) -> None:
    sheet = book.active
    sheet.insert_rows(1, 2)
    sheet["A1"], sheet["A2"], sheet["D2"] = "Gekoppelde vergunninghouders", "Persoon", "Herkomst"
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A2:C2")


def test_headings_are_found_below_titles_and_merged_cells() -> None:
    given = a_table(an_xlsx(change=_titles))

    assert given.headings == HEADINGS
    assert [row.number for row in given.rows] == [4, 5]


def _explained(book: Any) -> None:
    book.create_sheet("Toelichting", 0).append(["Zie het tabblad Lijst"])
    book.create_sheet("Oud", 0).append([*HEADINGS, "Land"])
    book["Oud"].sheet_state = "hidden"


def test_the_sheet_with_the_list_is_found_and_a_hidden_one_is_not_taken_for_it() -> None:
    book = spreadsheet(an_xlsx(change=_explained))

    assert likely_sheet(book, KNOWN) == "Sheet"
    assert [each.name for each in book.sheets.values() if each.hidden] == ["Oud"]


def _hidden(book: Any) -> None:
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True


def test_hidden_rows_and_columns_are_told() -> None:
    given = a_table(an_xlsx(change=_hidden))

    assert [row.number for row in given.rows if row.hidden] == [3]
    assert given.hidden == ("Voornamen",)


def test_what_is_merged_downwards_counts_for_each_row() -> None:
    given = a_table(
        an_xlsx(
            ("Naam", "Geboortedatum", "azc"),
            ("Haile", "1-1-1990", "Ter Apel"),
            ("Osman", "2-1-1990", None),
            change=lambda book: book.active.merge_cells("C2:C3"),
        )
    )

    assert [row.cells[2] for row in given.rows] == ["Ter Apel", "Ter Apel"]


def test_a_heading_that_stands_there_twice_becomes_two_columns() -> None:
    given = a_table("Naam;Geboortedatum;Opmerking;Opmerking;\nHaile;1-1-1990;a;b;c")

    assert given.headings == ("Naam", "Geboortedatum", "Opmerking", "Opmerking (2)", "Kolom E")


@pytest.mark.parametrize("last", ["Totaal;2;;", "Aantal personen: 2;;;", ";;;bron: COA", ";".join(HEADINGS)])
def test_a_row_that_holds_no_person_is_recognised(last: str) -> None:
    given = a_table("\n".join(map(";".join, (HEADINGS, SELAM, MUNA))) + f"\n\n{last}")

    assert list(without_person(given)) == [5]


def test_nobody_is_taken_for_a_total() -> None:
    given = a_table(";".join(HEADINGS) + "\n;Totaalian;Ani;1-1-1990\n2712000009;Somayeh;;2-2-1992")

    assert without_person(given) == {}


def test_days_and_numbers_are_read_in_every_script_and_with_every_sign() -> None:
    [selam, hassan, zahra, barre] = values(
        "V-nummer;Achternaam;Voornamen;Geboortedatum\n"
        "2712 000 001\u00a0;\u200fTesfay\u200e; Selam\u00a0;\u200e04-03-1995\n"
        "2712000002;Al\u00a0Hassan;Muna;04\u201103\u20111995\n"
        "2712000003;Ahmadi;Zahra;04\u201303\u20131995\n"
        "٢٧١٢٠٠٠٠٠٤;Barre;Ali;٠٤-٠٣-١٩٩٥\n"
    )

    assert {each[Target.BIRTH_DATE] for each in (selam, hassan, zahra, barre)} == {BirthDate.of(date(1995, 3, 4))}
    assert (selam[Target.FAMILY_NAME], selam[Target.GIVEN_NAMES]) == ("Tesfay", "Selam")
    assert (hassan[Target.FAMILY_NAME], barre[Target.V_NUMBER]) == ("Al Hassan", "2712000004")


def _from_1904(book: Any) -> None:
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001  (a workbook knows no time zone)


def test_a_day_that_is_only_a_number_is_read_as_excel_counts_it() -> None:
    rows = (("Naam", "Geboortedatum"), ("Haile", 34762))

    assert values(an_xlsx(*rows))[0][Target.BIRTH_DATE] == BirthDate.of(date(1995, 3, 4))
    assert values(an_xlsx(*rows, change=_from_1904))[0][Target.BIRTH_DATE] == BirthDate.of(date(1999, 3, 5))


def test_an_excel_file_gives_days_and_numbers_as_people_write_them() -> None:
    moment = datetime(1990, 5, 17)  # noqa: DTZ001  (Excel knows no time zone)

    [row] = values(an_xlsx(("V-nummer", "Naam", "Geboortedatum"), (2712345678.0, "Haile", moment)))

    assert row == {
        Target.V_NUMBER: "2712345678",
        Target.FAMILY_NAME: "Haile",
        Target.BIRTH_DATE: BirthDate.of(date(1990, 5, 17)),
    }


def test_a_formula_without_an_outcome_and_a_fault_of_excel_are_told_at_their_place() -> None:
    given = a_table(an_xlsx(("Naam", "Geboortedatum", "Land"), ('=UPPER("haile")', "1-1-1990", "#N/A")))

    _, faults = read_rows(given, guess(given.headings, {}))

    assert [(each.field, each.code, each.row) for each in faults] == [
        ("Naam", ProblemCode.FORMULA_WITHOUT_RESULT, 2),
        ("Land", ProblemCode.CELL_FAULT, 2),
    ]


def test_the_headings_of_other_lists_are_recognised_and_nationality_is_no_country_of_origin() -> None:
    headings = (
        *("Vreemdelingennr.", "Geslachtsnaam", "Tussenvoegsel", "Voorletters", "Geb. datum", "Nationaliteit"),
        *("Moedertaal", "Gezinsnr", "Locatie (azc)", "Tel.nr."),
    )

    assert guess(headings, {}) == {
        "Vreemdelingennr.": Target.V_NUMBER,
        "Geslachtsnaam": Target.FAMILY_NAME,
        "Tussenvoegsel": Target.SURNAME_PREFIX,
        "Voorletters": Target.INITIALS,
        "Geb. datum": Target.BIRTH_DATE,
        "Nationaliteit": Target.NATIONALITY,
        "Moedertaal": Target.LANGUAGE,
        "Locatie (azc)": Target.LOCATION,
        "Tel.nr.": Target.PHONE,
    }


@pytest.mark.parametrize(("given", "code"), [("Achternaam;Voornaam", "no_headings"), ("Naam\n", "no_headings")])
def test_headings_without_people_are_refused_with_a_reason(given: str, code: str) -> None:
    with pytest.raises(UnreadableSpreadsheet) as refused:
        a_table(given)

    assert refused.value.problem.code == code


def test_more_people_than_fit_are_refused_with_a_reason() -> None:
    with pytest.raises(UnreadableSpreadsheet) as refused:
        a_table("Naam;Geboortedatum\n" + "Haile;1-1-1990\n" * 2_200)

    assert refused.value.problem.code == "too_many_rows"
