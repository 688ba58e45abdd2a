"""One part of an .xlsx, read element by element: it stops at the first element too many, at any depth of nesting."""

from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from forms.spreadsheet.limits import Limits, UnreadableSpreadsheet
from forms.spreadsheet.package import Package
from rules.problems import ProblemCode

_SOUND = "rPh"
_LONGEST_TOKEN = 1_000_000  # bytes of one tag or text run that the parser holds; a cell of text is shorter


class Budget:
    """How many elements may still be read of one file."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.left = limits, limits.elements

    def take(self) -> None:
        """Count one element. Raises UnreadableSpreadsheet when it is one too many."""
        self.left -= 1
        if self.left < 0:
            raise UnreadableSpreadsheet(ProblemCode.TOO_BIG)


class PartParser:
    """Reads one part. A subclass gets each element by its bare name; text only between `listen` and `text_since`.

    How a text sounds (phonetic signs beside Chinese or Japanese) is left out.
    """

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._words: list[str] | None = None
        self._length = 0
        self._sounds = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, package: Package, name: str) -> None:
        """Read the part of this name. Raises KeyError, UnreadableSpreadsheet and what expat raises."""
        sent = 0
        for chunk in package.chunks(name):
            self._parser.Parse(chunk)
            sent += len(chunk)
            if sent - self._parser.CurrentByteIndex > _LONGEST_TOKEN:
                raise UnreadableSpreadsheet(ProblemCode.TOO_BIG)
        self._parser.Parse(b"", True)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def listen(self) -> None:
        """Keep the text from here."""
        self._words, self._length = [], 0

    def text_since(self) -> str:
        """The text since `listen`; no more is kept."""
        words, self._words = self._words or [], None
        return "".join(words)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.budget.take()
        bare = name if ":" not in name else name.rsplit(":", 1)[-1]
        if bare == _SOUND:
            self._sounds += 1
        if not self._sounds:
            self.start(bare, attributes)

    def _end(self, name: str) -> None:
        bare = name if ":" not in name else name.rsplit(":", 1)[-1]
        if not self._sounds:
            self.end(bare)
        if bare == _SOUND:
            self._sounds -= 1

    def _text(self, text: str) -> None:
        if self._words is None:
            return
        self._length += len(text)
        if self._length > self.budget.limits.text:
            raise UnreadableSpreadsheet(ProblemCode.TOO_BIG)
        self._words.append(text)

    def _doctype(self, *_: Any) -> None:
        raise UnreadableSpreadsheet(ProblemCode.NOT_A_FILE)  # an entity may stand for gigabytes
