"""What is done with translations, languages and interpreters."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class TranslationRevised(Event):
    """Texts of one question or domein were corrected (`texts`) or confirmed (`checked`) in one language."""

    language: str
    questionnaire_version: str
    subject: str
    texts: int
    checked: int


@dataclass(frozen=True, kw_only=True)
class OwnLanguagesSet(Event):
    """Somebody told which languages they speak, as codes."""

    languages: str


@dataclass(frozen=True, kw_only=True)
class TolkAdded(Event):
    """An interpreter came on the list."""

    tolk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TolkRevised(Event):
    """What is known of an interpreter was changed."""

    tolk_id: UUID


@dataclass(frozen=True, kw_only=True)
class TolkRemoved(Event):
    """An interpreter was taken off the list."""

    tolk_id: UUID
