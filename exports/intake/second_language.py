"""The second language beside the Dutch on paper: its lines, all in the direction of that language."""

from dataclasses import dataclass

from exports.typesetting.page import Paper
from exports.typesetting.text_styles import Line, TextStyle
from forms.intake.translations import Wording

RIGHT_TO_LEFT = frozenset({"ar", "fa", "fa-AF", "prs", "ps", "ckb", "ur", "he", "dv"})


@dataclass(frozen=True)
class SecondLanguage:
    """What a questionnaire says in a second language on one paper; without a wording nothing."""

    paper: Paper
    wording: Wording | None = None

    def __bool__(self) -> bool:
        return self.wording is not None

    def text(self, key: str) -> str:
        """A text by its key; "" when it is not translated."""
        return self.wording.texts.get(key, "") if self.wording else ""

    def lines(self, key: str, width: float, text_style: TextStyle) -> list[Line]:
        """The lines of a text. Also one that begins with a name in Latin letters runs in its own direction."""
        lines = self.paper.wrapped(self.text(key), width, text_style)
        turned = self.wording is not None and self.wording.language in RIGHT_TO_LEFT
        return [Line(each.text, turned or each.right_to_left) for each in lines]
