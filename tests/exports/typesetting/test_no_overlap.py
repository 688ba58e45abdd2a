"""Nothing printed in a PIP overlaps or falls off the page, whatever people typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.pip.documents import papier_pdf
from exports.typesetting.text_styles import Line, TextStyle
from exports.typesetting.typesetter import TOTAL, Typesetter
from rules.law.terms import Doelgroep, Leerroute
from rules.pip.document import PipDocument
from rules.pip.documents import DocumentKind
from tests.exports.documents import TODAY
from tests.exports.pips import CONCEPT, FULL, a_heavy_pip, with_choice

TOUCHING = 0.35  # mm: lines of text may touch, letters may not lie over each other
SHEET = (210.0, 297.0)
MADE = [
    (DocumentKind.BESCHIKKING, "nl"),
    (DocumentKind.ONTWIKKELPLAN, "nl"),
    *((DocumentKind.SAMENVATTING, each) for each in ("ar", "ti", "uk")),
]


@dataclass(frozen=True)
class Box:
    """The page and the position of one line of text, in mm."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str

    def lies_over(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > TOUCHING
            and min(self.bottom, other.bottom) - max(self.top, other.top) > TOUCHING
        )


@contextmanager
def watched() -> Iterator[list[Box]]:
    """All lines of text that are drawn meanwhile."""
    boxes: list[Box] = []
    draw = Typesetter.draw

    def drawn(
        self: Typesetter,
        line: Line,
        x: float,
        y: float,
        width: float,
        text_style: TextStyle,
        align: str = "L",
        *,
        near: bool = False,
    ) -> None:
        draw(self, line, x, y, width, text_style, align, near=near)
        text = line.text.replace(TOTAL, "99").strip()
        wide = self.width_of(text, text_style) if text else 0.0
        at_right = (line.right_to_left and not near) or align == "R"
        left = x + width - wide if at_right else x
        if text:
            boxes.append(Box(self.page_no(), left, y, left + wide, y + text_style.leading, text))

    Typesetter.draw = drawn  # type: ignore[method-assign]
    try:
        yield boxes
    finally:
        Typesetter.draw = draw  # type: ignore[method-assign]


def faults(boxes: list[Box]) -> list[tuple[str, str]]:
    """Texts that overlap, and texts that fall off the page."""
    wrong = [
        (each.text, "off the sheet")
        for each in boxes
        if each.left < 0 or each.top < 0 or each.right > SHEET[0] - 5 or each.bottom > SHEET[1]
    ]
    for page in {each.page for each in boxes}:
        there = sorted((each for each in boxes if each.page == page), key=lambda each: each.top)
        wrong += [(one.text, two.text) for one, two in combinations(there, 2) if one.lies_over(two)]
    return wrong


def made(papier: DocumentKind, language: str, document: PipDocument) -> list[Box]:
    """The lines of one document."""
    with watched() as boxes:
        papier_pdf(papier, document, TODAY, language=language)
    return boxes


@pytest.mark.parametrize(("papier", "language"), MADE)
@pytest.mark.parametrize("document", [FULL, CONCEPT, a_heavy_pip()], ids=["full", "concept", "heavy"])
def test_no_text_overlaps_other_text(papier: DocumentKind, language: str, document: PipDocument) -> None:
    boxes = made(papier, language, document)

    assert boxes
    assert faults(boxes) == []


@pytest.mark.parametrize("leerroute", Leerroute)
@pytest.mark.parametrize("doelgroep", [Doelgroep.ASIELSTATUSHOUDER, Doelgroep.GEZINSMIGRANT])
def test_no_text_overlaps_for_any_route_and_doelgroep(doelgroep: Doelgroep, leerroute: Leerroute) -> None:
    for papier in DocumentKind:
        assert faults(made(papier, "fa", with_choice(FULL, doelgroep, leerroute))) == []


WORDS = st.text(st.one_of(st.sampled_from("ab é1.–\n(احب١می\u200cሃና😀漢"), st.characters()), max_size=400)


@given(WORDS, st.sampled_from(MADE))
@settings(max_examples=15)
def test_no_text_overlaps_whatever_was_typed(anything: str, kind: tuple[DocumentKind, str]) -> None:
    first = FULL.plan.doelen[0]
    activiteit = replace(first.activiteiten[0], what=anything, provider=anything, place=anything)
    document = replace(
        FULL,
        name=f"Hanna {anything}"[:240],
        address=anything[:200],
        handler_email=anything[:160],
        change_reason=anything,
        lbt=anything,
        plan=replace(
            FULL.plan,
            own_words=anything,
            intensity=anything,
            begeleiding=anything,
            doelen=(
                replace(first, own_words=anything, owner=anything, activiteiten=(activiteit,)),
                *FULL.plan.doelen[1:],
            ),
            agreements=(replace(FULL.plan.agreements[0], what=anything, owner=anything),),
        ),
    )

    assert faults(made(*kind, document)) == []
