"""Which typeface draws which character, and what is done with a character that none of them has.

Noto Sans draws Latin, Greek and Cyrillic; Arabic and Ethiopic (Ge'ez) have their own files, read only when a text asks.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

import uharfbuzz

FONTS = Path(__file__).parents[1] / "fonts"
LATIN, ARABIC, ETHIOPIC = "noto", "arabic", "ethiopic"
FILES = {LATIN: "NotoSans", ARABIC: "NotoSansArabic", ETHIOPIC: "NotoSansEthiopic"}
STYLES = {"": "Regular", "B": "Bold"}
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Between letters of these scripts no glyph depends on its neighbour, so they need no shaping engine.
_PLAIN_BLOCKS = ((0x20, 0x2FF), (0x370, 0x482), (0x48A, 0x52F), (0x1E00, 0x1FFF), (0x2010, 0x2027), (0x2030, 0x22FF))
_JOINERS = "\u200c\u200d\u200e\u200f"  # Persian words and the direction of text depend on them
_TURNED = re.compile("R(?:[Rn]*R)?")
_INVISIBLE = {"Cf", "Cc", "Mn", "Me"}


def file_of(family: str, style: str) -> Path:
    """The file of a typeface; style is "" or "B"."""
    return FONTS / f"{FILES[family]}-{STYLES[style]}.ttf"


@cache
def covered(family: str) -> frozenset[str]:
    """The characters that a typeface has; a file is read once for the whole process."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file_of(family, "")))
    return frozenset(map(chr, face.unicodes))


@cache
def _plain_characters() -> frozenset[str]:
    in_blocks = {chr(code) for first, last in _PLAIN_BLOCKS for code in range(first, last + 1)}
    marks = {each for each in in_blocks if unicodedata.category(each) in _INVISIBLE}
    return frozenset((in_blocks & covered(LATIN)) - marks | {REPLACEMENT})


def is_plain(text: str) -> bool:
    """Whether Noto Sans draws this text letter by letter: no other typeface, no shaping, left to right."""
    return _plain_characters().issuperset(text)


def printable(text: str) -> str:
    """The text as it can be drawn: one form per letter, line ends as "\\n", no invisible characters.

    A character that no typeface has (an emoji, Chinese) becomes a visible replacement sign.
    """
    if is_plain(text):
        return text
    one_form = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    return "".join(map(_drawn, one_form))


def _drawn(character: str) -> str:
    if character == "\n" or is_plain(character) or character in _JOINERS:
        return character
    if unicodedata.category(character) in _INVISIBLE - {"Mn"}:
        return ""
    if any(character in covered(family) for family in FILES):
        return character
    return "" if unicodedata.category(character) == "Mn" else REPLACEMENT


def other_families(text: str) -> list[str]:
    """The typefaces beside Noto Sans that a printable text needs."""
    beyond = set(text) - covered(LATIN)
    return [family for family in (ARABIC, ETHIOPIC) if beyond & covered(family)]


def runs(text: str) -> list[tuple[str, bool]]:
    """The pieces of a line from left to right, with whether a piece runs the other way.

    fpdf2 takes a joiner in such a line for a piece of its own and turns the halves of a Persian word around.
    """
    if set(_JOINERS).isdisjoint(text):
        return [(text, False)]
    parts, done = [], 0
    for turned in _TURNED.finditer(_directions(text)):
        parts += [(text[done : turned.start()], False), (text[turned.start() : turned.end()], True)]
        done = turned.end()
    return [(piece, way) for piece, way in (*parts, (text[done:], False)) if piece]


def _directions(text: str) -> str:
    """A letter per character: R, L, or n for what has no direction; a mark has that of the letter before it."""
    directions = ""
    for character in text:
        direction = unicodedata.bidirectional(character)
        kind = "R" if direction in ("R", "AL") else "L" if direction == "L" else "n"
        directions += directions[-1:] if direction == "NSM" and directions else kind
    return directions


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: what its first letter with a direction says."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"
