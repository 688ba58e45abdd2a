"""The questionnaire in another language: a YAML file per language and version, read strictly, parsed once.

What is not translated falls back on the Dutch, in sight. What a gemeente corrected or confirmed is laid over the
file by `wording`. Each text has a key: "huisarts.text", "huisarts.option.ja", "kinderen.column.naam.text".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale

from forms.engine.library import DEFINITIONS, questionnaire
from forms.engine.schema import YES_NO, Question, QuestionType, WrongDefinition
from forms.engine.words import faults_of_top, flat, read_words

SAME = {"fa-AF": "fa", "prs": "fa"}  # Dari is written so that who reads Farsi reads it too
YES_NO_KEY = "yes_no"
PARTS = ("text", "help", "unit", "row", "low", "high")


class TranslationStatus(StrEnum):
    """Whether a person who reads the language has looked at a text."""

    CONCEPT = "concept"
    NAGEKEKEN = "nagekeken"


@dataclass(frozen=True, slots=True)
class Translatable:
    """One Dutch text that can be said in another language. A text of a section belongs to no question."""

    key: str
    section_id: str
    question_id: str | None
    dutch: str
    core: bool = True


@dataclass(frozen=True, kw_only=True)
class Translation:
    """What one file says: the texts by key."""

    language: str
    questionnaire: str
    version: str
    status: TranslationStatus
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Corrected:
    """One text as the gemeente corrected or confirmed it."""

    text: str
    checked: bool


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The texts of a questionnaire in one language for one gemeente: those of the file, with its corrections."""

    language: str
    texts: Mapping[str, str]
    checked: frozenset[str]  # the keys that a person has confirmed

    def text(self, path: str, part: str = "text") -> str | None:
        """A text of a question ("huisarts"), a column ("kinderen.column.naam") or a section ("section:gezin")."""
        return self.texts.get(f"{path}.{part}")

    def choice(self, path: str, question: Question, option_id: str) -> str | None:
        """The words of a choice of this question or column; None when it is not translated."""
        return self.texts.get(choice_key(path, question, option_id))


def choice_key(path: str, question: Question, option_id: str) -> str:
    """The key of a choice. Ja, Nee and Weet niet are translated once for all questions."""
    return f"{YES_NO_KEY}.{option_id}" if question.type is QuestionType.YES_NO else f"{path}.option.{option_id}"


@lru_cache
def translatables(name: str, version: str, root: Path = DEFINITIONS) -> tuple[Translatable, ...]:
    """Every Dutch text of one version that can be translated, in the order in which it is read."""
    form = questionnaire(name, version, root)
    texts_to_translate = [Translatable(f"{YES_NO_KEY}.{each.id}", "", None, each.text) for each in YES_NO]
    for section in form.sections:
        path = f"section:{section.id}"
        texts_to_translate.append(Translatable(f"{path}.title", section.id, None, section.title))
        if section.intro:
            texts_to_translate.append(Translatable(f"{path}.intro", section.id, None, section.intro))
        for question in section.questions:
            core = question.core
            texts = _of_question(question.id, question)
            texts_to_translate += [Translatable(key, section.id, question.id, dutch, core) for key, dutch in texts]
    return tuple(texts_to_translate)


def _of_question(path: str, question: Question) -> Iterator[tuple[str, str]]:
    for part in PARTS:
        dutch = getattr(question, part)
        if dutch:
            yield f"{path}.{part}", dutch
    for option in question.options or ():
        yield f"{path}.option.{option.id}", option.text
    for column in question.columns or ():
        yield from _of_question(f"{path}.column.{column.id}", column)


def languages(name: str, version: str, root: Path = DEFINITIONS) -> tuple[str, ...]:
    """The codes of the languages in which one version can be read."""
    return tuple(sorted(file.stem for file in (root / name / "translations" / version).glob("*.yaml")))


def nearest(language: str, there: tuple[str, ...]) -> str | None:
    """The available language that a speaker of `language` can read best; None when there is none."""
    codes = (language, SAME.get(language, ""), language.split("-")[0])
    return next((each for each in codes if each in there), None)


@lru_cache
def translation(name: str, version: str, language: str, root: Path = DEFINITIONS) -> Translation:
    """One version in one language. Raises WrongDefinition when there is none or it is wrong."""
    file = f"{name}/translations/{version}/{language}.yaml"
    if language not in languages(name, version, root):
        raise WrongDefinition(file, None, "deze vertaling bestaat niet")
    raw = read_words((root / file).read_text(encoding="utf-8"), file)
    faults_of_top(raw, language, tuple(TranslationStatus), file)
    known = {each.key for each in translatables(name, version, root)}
    return Translation(
        language=language,
        questionnaire=name,
        version=version,
        status=TranslationStatus(raw["status"]),
        texts=MappingProxyType(flat(raw, known, file)),
    )


def wording(translation: Translation, corrected: Mapping[str, Corrected]) -> Wording:
    """A translation as it is said in one gemeente."""
    texts = (
        {**translation.texts, **{key: each.text for key, each in corrected.items()}} if corrected else translation.texts
    )
    checked = set(translation.texts) - set(corrected) if translation.status is TranslationStatus.NAGEKEKEN else set()
    checked |= {key for key, each in corrected.items() if each.checked}
    return Wording(language=translation.language, texts=texts, checked=frozenset(checked))


@lru_cache
def country_names(language: str) -> Mapping[str, str]:
    """The names of countries in a language (CLDR), by code."""
    return MappingProxyType(dict(Locale.parse(language).territories))


@lru_cache
def language_names(language: str) -> Mapping[str, str]:
    """The names of languages in a language (CLDR), by code."""
    return MappingProxyType(dict(Locale.parse(language).languages))


@lru_cache
def own_name(language: str) -> str:
    """What a language calls itself: "العربية"; its code when CLDR does not know."""
    return Locale.parse(language).get_display_name(language) or language
