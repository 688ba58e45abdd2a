"""The parts of an .xlsx around its sheets: where they lie, which there are, shared texts, and what is a day."""

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from forms.spreadsheet.parsing import Budget, PartParser

_LONGEST_FORMAT = 255


class Link(NamedTuple):
    """Where one part points: what for, and at which part."""

    kind: str
    target: str


class Links(PartParser):
    """The links of a part by their id; `folder` is where that part lies."""

    def __init__(self, budget: Budget, folder: str) -> None:
        super().__init__(budget)
        self.folder = folder
        self.by_id: dict[str, Link] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note one link."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = posixpath.normpath(posixpath.join("/", self.folder, target)).lstrip("/")
            self.by_id[attributes.get("Id", "")] = Link(attributes.get("Type", "").rsplit("/", 1)[-1], path)


class ListedSheet(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    link: str
    hidden: bool


class Contents(PartParser):
    """The sheets that a workbook lists, in their order."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.sheets: list[ListedSheet] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note one sheet, or from which year days are counted."""
        if name == "sheet":
            link = next((value for key, value in attributes.items() if key.rsplit(":", 1)[-1] == "id"), "")
            self.sheets.append(
                ListedSheet(attributes.get("name", ""), link, attributes.get("state", "visible") != "visible")
            )
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class Texts(PartParser):
    """The texts that cells point at by their number."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.texts: list[str] = []
        self._pieces: list[str] = []

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        """A text begins, or one of its pieces."""
        if name == "si":
            self._pieces = []
        elif name == "t":
            self.listen()

    def end(self, name: str) -> None:
        """A text ends, or one of its pieces."""
        if name == "t":
            self._pieces.append(self.text_since())
        elif name == "si":
            self.texts.append("".join(self._pieces))


class Styles(PartParser):
    """Which styles of cells show a number as a day, by the number of the style."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self._formats: dict[str, str] = {str(key): text for key, text in BUILTIN_FORMATS.items()}
        self._styles: list[str] = []
        self._inside = False

    @property
    def days(self) -> frozenset[int]:
        """The numbers of those styles."""
        return frozenset(at for at, each in enumerate(self._styles) if _is_day(self._formats.get(each)))

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note one format, or one style of a cell."""
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:_LONGEST_FORMAT]
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self._styles.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        """The styles of cells end."""
        if name == "cellXfs":
            self._inside = False


def _is_day(code: str | None) -> bool:
    return bool(is_date_format(code)) and not is_timedelta_format(code)
