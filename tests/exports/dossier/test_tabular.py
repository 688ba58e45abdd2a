"""Lists as csv and xlsx: a Dutch spreadsheet reads them, and nothing in them is ever a formula."""

import csv as csv_format
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from exports.dossier.columns import CASELOAD, Column
from exports.dossier.tabular import csv, disarmed, xlsx
from queries.caseload.caseload import CaseloadRow
from rules.law.status import NextStep
from rules.law.terms import Doelgroep, Fase, Leerroute

ROW = CaseloadRow(
    coa_location="Ter Apel",
    id=uuid4(),
    number="2026-0001",
    given_names="Hanna",
    surname_prefix="van den",
    family_name="Kovač; Özdemir",
    doelgroep=Doelgroep.GEZINSMIGRANT,
    language="ti",
    fase=Fase.PLAN,
    leerroute=Leerroute.ONDERWIJS,
    regievoerder="Sanne de Boer",
    next_step=NextStep.PIP_OPSTELLEN,
    due=date(2026, 12, 1),
)
FORMULAS = (
    *("=1+1", "+31612345678", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1"),
    *("\uff1d1", "\ufeff\uff0b1", "\u200b=1", "\xa0@x"),
)


@dataclass(frozen=True)
class Line:
    """A row with whatever a test wants to write."""

    value: object


COLUMNS = (Column[Line]("Waarde", lambda line: line.value),)


def _csv_rows(file: bytes) -> list[list[str]]:
    return list(csv_format.reader(StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def _sheet(file: bytes) -> Any:
    return load_workbook(BytesIO(file)).active


def test_the_caseload_file_is_in_dutch() -> None:
    titles, row = _csv_rows(csv(CASELOAD, [ROW]))

    assert dict(zip(titles, row, strict=True)) == {
        "Naam": "Kovač; Özdemir, van den, Hanna",
        "Dossiernummer": "2026-0001",
        "Doelgroep": "Gezinsmigrant",
        "Fase": "PIP maken",
        "Leerroute": "Onderwijsroute",
        "Regievoerder": "Sanne de Boer",
        "Volgende stap": "PIP opstellen",
        "Uiterlijk": "01-12-2026",
        "Locatie COA": "Ter Apel",
        "Taal": "Tigrinya",
    }


def test_csv_opens_in_a_dutch_spreadsheet() -> None:
    file = csv(COLUMNS, [Line("Zoë")])

    assert file.startswith(b"\xef\xbb\xbf")
    assert file.endswith("Zoë\r\n".encode())


def test_numbers_are_dutch_in_csv_and_real_in_xlsx() -> None:
    lines = [Line(Decimal("-7.5")), Line(12), Line(None)]

    assert csv(COLUMNS, lines).decode("utf-8-sig").split("\r\n")[1:3] == ["-7,5", "12"]
    sheet = _sheet(xlsx(COLUMNS, lines, "Lijst"))
    assert [sheet["A2"].value, sheet["A3"].value, sheet["A4"].value] == [-7.5, 12, None]


def test_dates_are_real_dates_in_xlsx() -> None:
    sheet = _sheet(xlsx(CASELOAD, [ROW], "Caseload"))

    due = sheet["H2"]
    assert due.is_date
    assert due.value == datetime(2026, 12, 1)  # noqa: DTZ001
    assert due.number_format == "dd-mm-yyyy"


def test_the_header_row_stays_visible_and_the_columns_fit() -> None:
    sheet = _sheet(xlsx(CASELOAD, [ROW], "Caseload: alles/nu"))

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:J2"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width > len(ROW.name)
    assert sheet.title == "Caseload  alles nu"


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_looks_like_a_formula_is_text(formula: str) -> None:
    assert disarmed(formula).startswith("'")
    cell = _sheet(xlsx(COLUMNS, [Line(formula)], "Lijst"))["A2"]
    assert cell.data_type == "s"


@given(st.text(max_size=30))
def test_no_text_becomes_a_formula_in_csv(words: str) -> None:
    (_, row) = _csv_rows(csv(COLUMNS, [Line(words)])) if words else ([], [""])

    bare = "".join(row).lstrip().lstrip("\u200b\ufeff").lstrip()
    assert not bare.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@given(st.text(max_size=30))
def test_any_text_can_be_written_to_xlsx_and_is_text(words: str) -> None:
    cell = _sheet(xlsx(COLUMNS, [Line(f"a{words}")], "Lijst"))["A2"]

    assert cell.data_type == "s"


def test_an_apostrophe_is_not_added_to_plain_names() -> None:
    assert disarmed("Al-Hassan (Mohamed)") == "Al-Hassan (Mohamed)"


def test_an_empty_list_still_has_its_head() -> None:
    assert _csv_rows(csv(CASELOAD, [])) == [[column.title for column in CASELOAD]]
    assert _sheet(xlsx(CASELOAD, [], "")).title == "Lijst"


def test_the_same_rows_give_the_same_bytes() -> None:
    assert xlsx(CASELOAD, [ROW], "Caseload") == xlsx(CASELOAD, [ROW], "Caseload")


def test_rows_are_read_one_by_one() -> None:
    lines = (Line(number) for number in range(2000))

    assert _sheet(xlsx(COLUMNS, lines, "Lijst")).max_row == 2001
