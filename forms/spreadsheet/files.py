"""What a file is, by what stands in it and not by its name, and the spreadsheet in it."""

from forms.spreadsheet.damage import damage_named
from forms.spreadsheet.delimited import decoded, delimited
from forms.spreadsheet.grid import Spreadsheet
from forms.spreadsheet.limits import Limits, UnreadableSpreadsheet
from forms.spreadsheet.package import Package
from forms.spreadsheet.xlsx import xlsx
from rules.problems import ProblemCode

MOST_PEOPLE = 2_000
# A list of people: the whole of a large gemeente, and what stands above and below it.
LIST_LIMITS = Limits(
    bytes=5_000_000, unpacked=60_000_000, parts=400, sheets=60, elements=400_000, rows=MOST_PEOPLE + 100, columns=100
)
_ZIP, _OLD = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OTHER = ((b"%PDF", "pdf"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"{\\rtf", "word"))
_INSIDE = (("word/", "word"), ("ppt/", "powerpoint"), ("Index/", "numbers"))


def spreadsheet(content: bytes, limits: Limits = LIST_LIMITS) -> Spreadsheet:
    """The spreadsheet in a file, .xlsx or text with signs between cells. Raises UnreadableSpreadsheet for all else."""
    if len(content) > limits.bytes:
        raise UnreadableSpreadsheet(ProblemCode.TOO_BIG)
    if content.startswith(_OLD):
        raise UnreadableSpreadsheet(ProblemCode.ENCRYPTED if _LOCKED in content else ProblemCode.OLD_EXCEL)
    if content.startswith(_ZIP):
        _refuse_other_zip(content, limits)
        return xlsx(content, limits)
    _refuse_other(content)
    return delimited(decoded(content), limits)


def pasted(text: str, limits: Limits = LIST_LIMITS) -> Spreadsheet:
    """The spreadsheet in what somebody pasted. Raises UnreadableSpreadsheet."""
    if len(text) > limits.bytes:
        raise UnreadableSpreadsheet(ProblemCode.TOO_BIG)
    return delimited(text, limits)


def _refuse_other(content: bytes) -> None:
    begin = content[:1000].lstrip(b"\xef\xbb\xbf \r\n\t")
    for mark, kind in _OTHER:
        if begin.startswith(mark):
            raise UnreadableSpreadsheet(ProblemCode.OTHER_FILE, kind=kind)
    if begin[:1] == b"<":  # what other programs write and call .xls
        raise UnreadableSpreadsheet(ProblemCode.OTHER_FILE, kind="xml" if begin.startswith(b"<?xml") else "html")


def _refuse_other_zip(content: bytes, limits: Limits) -> None:
    with damage_named("file"):
        package = Package(content, limits)
        if b"opendocument" in package.beginning("mimetype"):
            raise UnreadableSpreadsheet(ProblemCode.OPEN_DOCUMENT)
        if "xl/workbook.bin" in package.names:
            raise UnreadableSpreadsheet(ProblemCode.OTHER_FILE, kind="xlsb")
        for folder, kind in _INSIDE:
            if any(each.startswith(folder) for each in package.names):
                raise UnreadableSpreadsheet(ProblemCode.OTHER_FILE, kind=kind)
        if "_rels/.rels" not in package.names:
            raise UnreadableSpreadsheet(ProblemCode.OTHER_FILE, kind="zip")
