"""Every file that comes in is read or refused with one sentence, however it was made, damaged or meant to do harm."""

import resource
import time
from collections.abc import Callable
from typing import Any

import pytest

from forms.spreadsheet.files import LIST_LIMITS, pasted, spreadsheet
from forms.spreadsheet.grid import GridSheet
from forms.spreadsheet.limits import UnreadableSpreadsheet
from forms.spreadsheet.table import filled_rows
from rules.problems import ProblemCode
from tests.forms.spreadsheet.made_files import HEADINGS, SELAM, a_zip, an_xlsx, part_of, with_parts
from texts.dossier.coa import LIST_PROBLEMS
from texts.wording.problems import problem_sentence

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def refusal(content: bytes | str) -> str:
    """The sentence with which a file, or a pasted text, is refused."""
    with pytest.raises(UnreadableSpreadsheet) as refused:
        pasted(content) if isinstance(content, str) else spreadsheet(content)
    return problem_sentence(refused.value.problem, LIST_PROBLEMS)


def only_sheet(content: bytes | str) -> GridSheet:
    """The one sheet of a file, or of a pasted text."""
    read = pasted(content) if isinstance(content, str) else spreadsheet(content)
    [sheet] = read.sheets.values()
    return sheet


def row(sheet: GridSheet, number: int) -> list[object]:
    """What stands in a row, by the number that Excel shows."""
    return [cell.raw for (at, _), cell in sorted(sheet.cells.items()) if at == number - 1]


def test_one_damaged_byte_gives_a_reading_or_one_sentence_wherever_it_stands() -> None:
    whole = an_xlsx()
    for at in range(0, len(whole), max(1, len(whole) // 300)):
        damaged = bytearray(whole)
        damaged[at] ^= 0x5A
        try:
            assert spreadsheet(bytes(damaged)).sheets
        except UnreadableSpreadsheet as refused:
            assert problem_sentence(refused.problem, LIST_PROBLEMS).endswith(".")


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_a_part_that_says_something_else_gives_a_reading_or_one_sentence(part: str) -> None:
    whole = an_xlsx()
    content = part_of(whole, part)
    signs = (
        b"<",
        b">",
        b'"',
        b"&",
        b"9" * 30,
        b"-1",
        b"1e400",
        b"nan",
        b"\xff",
        b"\x00",
        b'<mergeCell ref="A1:XFD9"/>',
    )
    for at in range(0, len(content), max(1, len(content) // 60)):
        changed = content[:at] + signs[at % len(signs)] + content[at + at % 3 :]
        try:
            book = spreadsheet(with_parts(whole, {part: changed}))
            assert all(filled_rows(sheet) is not None for sheet in book.sheets.values())
        except UnreadableSpreadsheet as refused:
            assert problem_sentence(refused.problem, LIST_PROBLEMS).endswith(".")


def test_a_file_that_was_cut_off_is_refused_wherever_it_was_cut() -> None:
    whole = an_xlsx()
    for length in range(4, len(whole) - 1, len(whole) // 60):
        assert refusal(whole[:length]).endswith(".")


@pytest.mark.parametrize(
    ("part", "where"),
    [
        (SHEET, "(blad “Sheet”, bij regel 2)"),
        ("xl/styles.xml", "(de opmaak)"),
        ("xl/workbook.xml", "(de lijst van bladen)"),
        ("xl/_rels/workbook.xml.rels", "(de lijst van bladen)"),
    ],
)
def test_a_part_that_was_cut_is_named(part: str, where: str) -> None:
    whole = an_xlsx()
    content = part_of(whole, part)
    cut = content[: content.index(b"Selam") if b"Selam" in content else len(content) // 2]

    assert refusal(with_parts(whole, {part: cut})).startswith(f"Dit Excel-bestand is beschadigd {where}")


def _bomb(inside: bytes, part: str = SHEET) -> bytes:
    return with_parts(an_xlsx(), {part: inside})


@pytest.mark.parametrize(
    "make",
    [
        lambda: _bomb(HEAD + b'<row r="1">' + b"<c/>" * 3_000_000 + b"</row>" + TAIL),
        lambda: _bomb(HEAD + (b"<row>" + b"<c/>" * 1_000 + b"</row>") * 600 + TAIL),
        lambda: _bomb(HEAD + b"<row/>" * 800_000 + TAIL),
        lambda: _bomb(b"<a>" * 800_000),
        lambda: _bomb(HEAD + b'<row x="' + b"a" * 50_000_000 + b'"/>' + TAIL),
        lambda: _bomb(HEAD + b'<row><c t="inlineStr"><is><t>' + b"a" * 50_000_000 + b"</t></is></c></row>" + TAIL),
        lambda: _bomb(b"<s><cellXfs>" + b"<xf/>" * 800_000, "xl/styles.xml"),
        lambda: _bomb(b"a" * 70_000_000),
        lambda: a_zip(**{f"{each}": b"" for each in range(20_000)}),
    ],
    ids=["cells", "rows of cells", "rows", "depth", "attribute", "text", "styles", "bytes", "parts"],
)
def test_a_small_file_that_unpacks_to_a_huge_one_is_refused_at_once(make: Callable[[], bytes]) -> None:
    file = make()
    assert len(file) < LIST_LIMITS.bytes
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()

    try:
        [sheet] = spreadsheet(file).sheets.values()
        code = sheet.problem.code if sheet.problem else None
    except UnreadableSpreadsheet as refused:
        code = refused.problem.code

    assert code is ProblemCode.TOO_BIG
    assert time.process_time() - began < 2  # some tenths of a second; a slow machine has room
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kB


def test_entities_that_stand_for_more_text_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'

    assert "beschadigd" in refusal(_bomb(bomb))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "Dit is een oud Excel-bestand (.xls)."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "Er staat een wachtwoord op dit bestand.",
        ),
        (
            a_zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content=b"<a/>"),
            "Dit is een bestand van LibreOffice of OpenOffice (.ods).",
        ),
        (a_zip(xl__workbook=b"", **{"xl__workbook.bin": b""}), "Dit is een binair Excel-bestand (.xlsb)"),
        (a_zip(word__document=b""), "Dit is een tekstdocument"),
        (a_zip(iets=b""), "Dit is een zip-bestand"),
        (b"%PDF-1.7 ...", "Dit is een pdf"),
        (b"\x89PNG\r\n", "Dit is een afbeelding"),
        (b"<html><table><tr><td>Naam</td></tr></table></html>", "Dit is een webpagina"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "Dit is een oud Excel-bestand of een ander XML-bestand"),
        (b"\x01\x02\x03 geen tekst", "Dit is geen Excel-bestand (.xlsx) en geen CSV-bestand"),
        (b"", "Hier staat nog geen lijst in."),
        (b" \r\n\r\n", "Hier staat nog geen lijst in."),
        (b"a;b\n" + b"x" * 5_000_000, "Dit bestand is te groot"),
    ],
)
def test_what_is_no_xlsx_and_no_csv_is_named_by_what_it_is(content: bytes, said: str) -> None:
    assert refusal(content).startswith(said)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sign", ["\t", ";", ","])
def test_text_is_read_in_every_encoding_and_with_every_sign(encoding: str, sign: str) -> None:
    text = "Lijst van november\r\n\r\nAchternaam;Geboortedatum\r\nÇelik;1-1-1990\r\n".replace(";", sign)

    sheet = only_sheet(text.encode(encoding))

    assert (row(sheet, 3), row(sheet, 4)) == (["Achternaam", "Geboortedatum"], ["Çelik", "1-1-1990"])


def test_a_line_that_names_the_sign_counts_as_no_row() -> None:
    sheet = only_sheet(b'sep=,\r\nAchternaam,Land\r\n"Haile, S.",Eritrea; Asmara\r\n')

    assert row(sheet, 2) == ["Haile, S.", "Eritrea; Asmara"]


def test_a_number_that_was_written_as_a_formula_to_keep_its_zeros_is_read() -> None:
    assert row(only_sheet('V-nummer;Naam\n="0712000001";Haile'), 2) == ["0712000001", "Haile"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ('Naam;Land\nHaile;Syrië\n"Osman;Syrië\nAli;Irak', 3),
        ('Naam;Land\n"Haile;Syrië\n' + "Osman;Irak\n" * 20_000, 2),
        ('Naam;Land\n"Haile;Syrië\nOsman;"Irak\n', 2),
        ('"Naam;Land\nHaile;Syrië', 1),
    ],
)
def test_a_quote_that_is_not_closed_is_named_by_its_row(text: str, number: int) -> None:
    assert refusal(text).startswith(f'In regel {number} staat een aanhalingsteken (")')


def test_a_cell_of_more_lines_is_one_row() -> None:
    sheet = only_sheet('Naam;Activiteiten\nHaile;"taalles\nwerkbezoek"\nOsman;geen\n')

    assert row(sheet, 3) == ["Osman", "geen"]


def _password(book: Any) -> None:
    book.security.lockStructure = True  # a locked structure is no locked file


def test_a_workbook_whose_sheets_are_locked_is_read() -> None:
    assert row(only_sheet(an_xlsx(change=_password)), 2) == list(SELAM)


def test_an_xlsx_is_read_by_what_it_is_whatever_its_parts_are_called() -> None:
    assert row(only_sheet(an_xlsx()), 1) == list(HEADINGS)


def test_too_many_rows_or_columns_are_said_of_the_sheet_that_has_them() -> None:
    def second(book: Any) -> None:
        codes = book.create_sheet("Postcodes")
        for number in range(2_200):
            codes.append([number])
        book.create_sheet("Breed").append(["x"] * 101)

    sheets = spreadsheet(an_xlsx(change=second)).sheets

    assert sheets["Sheet"].problem is None
    assert [each.problem.code for each in sheets.values() if each.problem] == [
        ProblemCode.TOO_MANY_ROWS,
        ProblemCode.TOO_MANY_COLUMNS,
    ]
