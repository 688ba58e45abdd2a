"""Small Excel files for tests, as people and programs make them."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

HEADINGS = ("V-nummer", "Achternaam", "Voornamen", "Geboortedatum")
SELAM = ("2712000001", "Tesfay", "Selam", "04-03-1995")
MUNA = ("2712000002", "Al Hassan", "Muna", "01-12-1988")


def an_xlsx(*rows: Sequence[object], change: Callable[[Any], None] | None = None) -> bytes:
    """An .xlsx with these rows on its first sheet; `change` gets the workbook before it is saved."""
    book, written = Workbook(), io.BytesIO()
    for row in rows or (HEADINGS, SELAM, MUNA):
        book.active.append(row)
    if change:
        change(book)
    book.save(written)
    return written.getvalue()


def with_parts(file: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The same file with other parts, or without those that are None."""
    source, written = zipfile.ZipFile(io.BytesIO(file)), io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in source.namelist():
            if (content := parts.get(name, source.read(name))) is not None:
                packed.writestr(name, content)
    return written.getvalue()


def part_of(file: bytes, name: str) -> bytes:
    """The content of one part of a file."""
    return zipfile.ZipFile(io.BytesIO(file)).read(name)


def a_zip(**parts: bytes) -> bytes:
    """A zip of parts whose names are written with __ for a slash."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return written.getvalue()
