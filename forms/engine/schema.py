"""The shape of a questionnaire: frozen objects, unknown keys are an error. What parts say of each other: `checks`."""

from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    field_validator,
)

Name = Annotated[StrictStr, Field(pattern=r"^[a-z][a-z0-9_]*$")]
OptionId = Annotated[StrictStr, Field(pattern=r"^[A-Za-z0-9_]+$")]
Sentence = Annotated[StrictStr, Field(min_length=1)]
AnswerValue = StrictStr | StrictInt | StrictFloat


SENSITIVE_RESTRICTED_SECTION = (
    "gevoelig"  # sensitive questions outside a sensitive section, where the version names no restricted section
)


class WrongDefinition(Exception):
    """A definition that may not be used; reads as one Dutch sentence naming file, question and reason."""

    def __init__(self, file: str, question: str | None, reason: str) -> None:
        self.file, self.question, self.reason = file, question, reason
        where = f'{file}, vraag "{question}"' if question else file
        super().__init__(f"{where}: {reason}.")


class QuestionType(StrEnum):
    """Every way to answer. A new type needs one entry in each dictionary over this enum."""

    SINGLE = "single"
    MULTI = "multi"
    YES_NO = "yes_no"
    DATE = "date"
    BIRTH_DATE = "birth_date"  # may be partly known
    NUMBER = "number"
    SCALE = "scale"
    TEXT = "text"
    LONG_TEXT = "long_text"
    TABLE = "table"
    COUNTRY = "country"
    LANGUAGE = "language"


class LegalItem(StrEnum):
    """What the brede intake must at least say something about (minimum list of Divosa; Wet inburgering art. 14)."""

    ZELFREDZAAMHEID = "zelfredzaamheid"
    TAALNIVEAU = "taalniveau"
    LEERBAARHEIDSTOETS = "leerbaarheidstoets"
    ONDERWIJS_EN_WERK = "onderwijs_en_werk"
    PERSOONLIJKE_OMSTANDIGHEDEN = "persoonlijke_omstandigheden"
    VVE = "vve"
    MOGELIJKHEDEN_WERK = "mogelijkheden_werk"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Option(_Part):
    """One choice: the id is stored, the text is read."""

    id: OptionId
    text: Sentence


YES_NO = (Option(id="ja", text="Ja"), Option(id="nee", text="Nee"), Option(id="weet_niet", text="Weet niet"))


class Condition(_Part):
    """When a question is asked: one operator on one earlier question, or `not`, `all`, `any` around conditions.

    `is` and `in` ask of a multi question whether (one of) these options are among those chosen.
    """

    question: Name | None = None
    is_: AnswerValue | None = Field(None, alias="is")
    in_: tuple[AnswerValue, ...] | None = Field(None, alias="in", min_length=1)
    filled: Literal[True] | None = None
    not_: "Condition | None" = Field(None, alias="not")
    all_: "tuple[Condition, ...] | None" = Field(None, alias="all", min_length=1)
    any_: "tuple[Condition, ...] | None" = Field(None, alias="any", min_length=1)

    @cached_property
    def accepted_values(self) -> frozenset[str]:
        """The values asked for by `is` or `in`, as text: 3 and "3" are the same."""
        return frozenset(str(each) for each in (self.in_ or (self.is_,)) if each is not None)

    @cached_property
    def inner(self) -> "tuple[Condition, ...]":
        """The conditions this one is built of; none for a condition on a question."""
        return (self.not_,) if self.not_ else self.all_ or self.any_ or ()

    @cached_property
    def questions(self) -> frozenset[str]:
        """The ids of all questions this condition looks at."""
        own = frozenset({self.question}) if self.question else frozenset()
        return own.union(*(each.questions for each in self.inner))


class FactBinding(_Part):
    """Which fact of the rules a question supplies; for a table, from which column."""

    name: Name
    column: Name | None = None


class Question(_Part):
    """One question, or one column of a table question."""

    id: Name
    type: QuestionType
    text: Sentence
    help: Sentence | None = None
    hint: Sentence | None = None
    options: tuple[Option, ...] | None = Field(None, min_length=1)
    unit: Sentence | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    decimals: StrictInt = Field(0, ge=0, le=4)
    not_future: StrictBool = False
    not_past: StrictBool = False
    low: Sentence | None = None
    high: Sentence | None = None
    columns: "tuple[Question, ...] | None" = Field(None, min_length=1)
    row: Sentence | None = None
    when: Condition | None = None
    legal: LegalItem | None = None
    required_for_law: StrictBool = False
    core: StrictBool = False  # asked in a first talk; the rest is behind "verdiepen"
    alone: StrictBool = False  # asked only when no partner is there
    family: StrictBool = False  # a fact of the household: the same for every adult in it
    sensitive: StrictBool | None = None
    # Which rights guard the answer; without it those of the section. Published versions of 2026 call it `drawer`.
    restricted_section: Name | None = Field(default=None, validation_alias=AliasChoices("restricted_section", "drawer"))
    fact: FactBinding | None = None

    @field_validator("fact", mode="before")
    @classmethod
    def _short_fact(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value

    @cached_property
    def choices(self) -> tuple[Option, ...]:
        """What can be chosen in a single, multi or yes_no question; empty for all other types."""
        return YES_NO if self.type is QuestionType.YES_NO else self.options or ()

    @cached_property
    def choice_ids(self) -> frozenset[str]:
        """The ids of the choices."""
        return frozenset(option.id for option in self.choices)

    def choice_text(self, option_id: str) -> str:
        """The words of a choice; an id that is not among the choices comes back as it is."""
        return next((option.text for option in self.choices if option.id == option_id), option_id)

    def column(self, column_id: str) -> "Question":
        """The column of a table question; KeyError when there is none."""
        for each in self.columns or ():
            if each.id == column_id:
                return each
        raise KeyError(column_id)


class Section(_Part):
    """One domein of the talk."""

    id: Name
    title: Sentence
    intro: Sentence | None = None
    sensitive: StrictBool = False
    icon: Name | None = None  # pictogram of this domein, a name of Material Symbols
    questions: tuple[Question, ...] = Field(min_length=1)


class Questionnaire(_Part):
    """One version of one questionnaire."""

    name: Name
    version: Annotated[StrictStr, Field(pattern=r"^\d{4}-\d{2}$")]
    title: Sentence
    sections: tuple[Section, ...] = Field(min_length=1)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of the file."""
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def _questions_by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def _sections_by_id(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}

    @cached_property
    def _section_by_question(self) -> dict[str, Section]:
        return {question.id: section for section in self.sections for question in section.questions}

    def question(self, question_id: str) -> Question:
        """The question with this id; KeyError when there is none."""
        return self._questions_by_id[question_id]

    def section(self, section_id: str) -> Section:
        """The section with this id; KeyError when there is none."""
        return self._sections_by_id[section_id]

    def section_of(self, question_id: str) -> Section:
        """The section in which a question is asked; KeyError when there is none."""
        return self._section_by_question[question_id]

    def restricted_section_of(self, question_id: str) -> str:
        """Which rights guard an answer: the restricted section of the question, else its section."""
        question, section = self.question(question_id), self.section_of(question_id)
        return question.restricted_section or (
            SENSITIVE_RESTRICTED_SECTION if question.sensitive and not section.sensitive else section.id
        )

    def is_sensitive(self, question_id: str) -> bool:
        """Whether the answer is sensitive: what the question says, else what its section says."""
        own = self.question(question_id).sensitive
        return self.section_of(question_id).sensitive if own is None else own

    def is_kept_secret(self, question_id: str) -> bool:
        """Whether the answer is encrypted where it is kept: sensitive, or in a restricted section of its own."""
        return self.is_sensitive(question_id) or self.question(question_id).restricted_section is not None
