"""Events of translations, languages and interpreters."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class TranslationRevised(Event):
    """Translations of one question or domein: `texts` were corrected and `checked` confirmed, in one language."""

    language: str
    questionnaire_version: str
    subject: str
    texts: int
    checked: int


@dataclass(frozen=True, kw_only=True)
class OwnLanguagesSet(Event):
    """Somebody set the languages that they speak, as codes."""

    languages: str


@dataclass(frozen=True, kw_only=True)
class TolkAdded(Event):
    """An interpreter was added."""

    tolk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TolkRevised(Event):
    """An interpreter was changed."""

    tolk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TolkRemoved(Event):
    """An interpreter was removed."""

    tolk_id: UUID
