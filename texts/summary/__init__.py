"""The fixed words of the summary in the own language: one YAML file per language, read strictly, parsed once.

A file with status `concept` was not looked at by somebody who reads the language; the summary says so on every page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal

from forms.engine.schema import WrongDefinition
from forms.engine.words import read_words
from forms.intake.translations import TranslationStatus, nearest

FOLDER = Path(__file__).parent
DUTCH = "nl"
RIGHT_TO_LEFT = frozenset({"ar", "fa"})


@dataclass(frozen=True, kw_only=True)
class SummaryTexts:
    """All fixed words in one language."""

    language: str
    status: TranslationStatus
    texts: Mapping[str, str]

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language in RIGHT_TO_LEFT

    @property
    def checked(self) -> bool:
        """Whether somebody who reads the language has looked at the words."""
        return self.status is TranslationStatus.NAGEKEKEN

    def text(self, key: str, **values: object) -> str:
        """A sentence with what is filled in between its braces. Raises KeyError for a key that is not there."""
        return self.texts[key].format(**values)

    def day(self, weekday: int) -> str:
        """The name of a day of the week (1 = Monday)."""
        return str(get_day_names("wide", locale=self.language)[weekday - 1])

    def number(self, amount: Decimal) -> str:
        """An amount with the decimal sign of the language, in the digits that stand on every timetable here."""
        return format_decimal(amount, format="0.##", locale=self.language, numbering_system="latn")

    def date(self, on: date) -> str:
        """A date with the name of its month."""
        return format_date(on, "d MMMM yyyy", locale=self.language)


def languages() -> tuple[str, ...]:
    """The codes of the languages in which a summary can be made, Dutch first."""
    return (DUTCH, *sorted({file.stem for file in FOLDER.glob("*.yaml")} - {DUTCH}))


def language_for(spoken: str) -> str:
    """In which language somebody who speaks `spoken` gets the summary; Dutch when there is none nearer."""
    return nearest(spoken, languages()) or DUTCH


@lru_cache
def words(language: str) -> SummaryTexts:
    """The words of one language. Raises WrongDefinition when there are none, or when they are not those of Dutch."""
    texts = _read(language)
    if texts.texts.keys() != _read(DUTCH).texts.keys():
        odd = sorted(texts.texts.keys() ^ _read(DUTCH).texts.keys())
        raise WrongDefinition(f"summary/{language}.yaml", None, f"andere sleutels dan het Nederlands: {', '.join(odd)}")
    return texts


def _read(language: str) -> SummaryTexts:
    file = f"summary/{language}.yaml"
    if language not in languages():
        raise WrongDefinition(file, None, "deze taal is er niet")
    raw = read_words((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"), file)
    if (
        set(raw) != {"language", "status", "texts"}
        or raw["language"] != language
        or raw["status"] not in set(TranslationStatus)
    ):
        raise WrongDefinition(file, None, "language, status en texts moeten kloppen")
    return SummaryTexts(
        language=language, status=TranslationStatus(raw["status"]), texts=MappingProxyType(dict(raw["texts"]))
    )
