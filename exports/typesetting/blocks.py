"""The pieces a document is built of: headings, paragraphs, facts, signatures. Each finds its own page."""

from collections.abc import Iterable, Sequence

from exports.typesetting.page import SIDE, Paper
from exports.typesetting.text_styles import BODY, HEADINGS, LABEL, PRIMARY, QUOTE, RULE, SMALL, TITLE, TextStyle
from exports.typesetting.typefaces import printable

LABEL_WIDTH = 52.0
_BESIDE = 12  # lines of a value that stand beside the label; a longer one gets the whole width
_UNBROKEN = 4  # lines of a text that is never cut by the end of a page, and that stay with a heading
_TOGETHER = 3  # lines of text that stay with their label
_GAP = 1.0  # mm under a heading
WITH_HEADING = 8  # lines that stay with a heading when another heading follows


def title(paper: Paper, text: str, under: str = "") -> None:
    """The title of the document, and a line under it."""
    paragraph(paper, text, TITLE)
    paragraph(paper, under, TextStyle(size=12, leading=6.5))
    paper.set_y(paper.y + 2)


def heading(paper: Paper, text: str, level: int = 0, lines_below: int = _UNBROKEN) -> None:
    """A heading, also in the outline of the file; at least `lines_below` lines of text fit under it."""
    text_style = HEADINGS[level]
    above = (6.0, 4.0, 2.5)[level]
    lines = paper.wrapped(text, paper.epw, text_style)
    if not paper.make_room(above + len(lines) * text_style.leading + _GAP + lines_below * BODY.leading):
        paper.set_y(paper.y + above)
    paper.start_section(printable(text), level, strict=False)
    _lines(paper, text, text_style)
    paper.set_y(paper.y + _GAP)


def paragraph(paper: Paper, text: str, text_style: TextStyle = BODY) -> None:
    """Running text, with room under it; nothing for an empty text."""
    if text.strip():
        _lines(paper, text, text_style)
        paper.set_y(paper.y + 1.5)


def quote(paper: Paper, text: str) -> None:
    """What somebody said, beside a bar in the colour of the house style."""
    if not text.strip():
        return
    lines = paper.wrapped(text, paper.epw - 8, QUOTE)
    _keep_whole(paper, len(lines), QUOTE)
    for line in lines:
        paper.make_room(QUOTE.leading)
        top = paper.y
        paper.set_fill_color(*PRIMARY)
        paper.rect(SIDE, top, 1.2, QUOTE.leading, style="F")
        paper.draw(line, SIDE + 6, top, paper.epw - 8, QUOTE)
        paper.set_y(top + QUOTE.leading)
    paper.set_y(paper.y + 2.5)


def band(paper: Paper, text: str) -> None:
    """A prominent line: white on a dark band."""
    text_style = TextStyle(size=11, style="B", colour=(255, 255, 255), leading=6)
    lines = paper.wrapped(text, paper.epw - 8, text_style)
    height = len(lines) * text_style.leading + 4
    paper.make_room(height)
    top = paper.y
    paper.set_fill_color(168, 62, 0)
    paper.rect(SIDE, top, paper.epw, height, style="F")
    for number, line in enumerate(lines):
        paper.draw(line, SIDE + 4, top + 2 + number * text_style.leading, paper.epw - 8, text_style)
    paper.set_y(top + height + 4)


def label(paper: Paper, text: str) -> None:
    """What a text under it answers; stays with its first lines."""
    paper.make_room((len(paper.wrapped(text, paper.epw, LABEL)) + _TOGETHER) * BODY.leading)
    _lines(paper, text, LABEL)


def facts(paper: Paper, pairs: Iterable[tuple[str, str]], label_width: float = LABEL_WIDTH) -> None:
    """Labels with their value beside them; a pair without a value is left out."""
    drawn = False
    for name, value in pairs:
        if value.strip():
            _fact(paper, name, value, label_width)
            drawn = True
    if drawn:
        paper.set_y(paper.y + 2)


def _fact(paper: Paper, name: str, value: str, label_width: float) -> None:
    labels = paper.wrapped(name, label_width - 4, LABEL)
    values = paper.wrapped(value, paper.epw - label_width, BODY)
    if len(values) > _BESIDE:
        label(paper, name)
        paragraph(paper, value)
        return
    together = max(len(labels), min(len(values), _TOGETHER))
    paper.make_room(together * BODY.leading)
    top = paper.y
    for number, line in enumerate(labels):
        paper.draw(line, SIDE, top + number * LABEL.leading, label_width - 4, LABEL)
    paper.set_y(top)
    continued = False
    for line in values:
        continued = paper.make_room(BODY.leading) or continued
        y = paper.y
        paper.draw(line, SIDE + label_width, y, paper.epw - label_width, BODY, near=len(values) == 1)
        paper.set_y(y + BODY.leading)
    if not continued:
        paper.set_y(max(paper.y, top + len(labels) * LABEL.leading))
    paper.set_y(paper.y + 0.6)


def _lines(paper: Paper, text: str, text_style: TextStyle) -> None:
    lines = paper.wrapped(text, paper.epw, text_style)
    _keep_whole(paper, len(lines), text_style)
    for line in lines:
        paper.make_room(text_style.leading)
        top = paper.y
        paper.draw(line, SIDE, top, paper.epw, text_style)
        paper.set_y(top + text_style.leading)


def _keep_whole(paper: Paper, lines: int, text_style: TextStyle) -> None:
    if lines * text_style.leading <= _UNBROKEN * BODY.leading:
        paper.make_room(lines * text_style.leading)


def signatures(paper: Paper, blocks: Sequence[tuple[str, str]]) -> None:
    """Places to sign, side by side and never split: who signs, and the name under it."""
    gap = 12.0
    width = (paper.epw - gap * (len(blocks) - 1)) / len(blocks)
    wrapped = [(paper.wrapped(who, width, BODY.bold), paper.wrapped(name, width, BODY)) for who, name in blocks]
    head = max(len(who) + len(name) for who, name in wrapped) * BODY.leading
    paper.make_room(head + 42)
    top = paper.y + 2
    for number, (who, name) in enumerate(wrapped):
        x = SIDE + number * (width + gap)
        for at, (line, text_style) in enumerate([(each, BODY.bold) for each in who] + [(each, BODY) for each in name]):
            paper.draw(line, x, top + at * BODY.leading, width, text_style, near=True)
        _to_fill_in(paper, "Plaats en datum", x, top + head + 10, width)
        _to_fill_in(paper, "Handtekening", x, top + head + 32, width)
    paper.set_y(top + head + 40)


def _to_fill_in(paper: Paper, what: str, x: float, y: float, width: float) -> None:
    paper.set_draw_color(*RULE)
    paper.set_line_width(0.3)
    paper.line(x, y, x + width, y)
    for line in paper.wrapped(what, width, SMALL):
        paper.draw(line, x, y + 0.6, width, SMALL)
