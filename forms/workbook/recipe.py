"""What a workbook remembers of itself on its hidden sheet: of which dossier and version it is, and what it was made of.

`lines` writes it down, `recipe_from` reads it back; the last line is a checksum over the others.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from forms.engine.answers import Answer

FORMAT = "koers-werkblad 1"  # another number when the layout changes: an older workbook is then refused as such
QUESTION = "vraag"
CHECKSUM = "controle"


class Altered(Exception):
    """The lines are not those that were written: changed, cut off, or of something else."""


@dataclass(frozen=True, slots=True)
class RecipeQuestion:
    """One question of a workbook: which version was stored then, what was written in its cells, its rows of a table."""

    question_id: str
    version: int
    written: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What a workbook is made of; the same recipe gives the same cells. `language` is "" when it is only in Dutch."""

    workbook_id: UUID
    sheet_id: UUID
    dossier_number: str
    questionnaire: str
    version: str
    language: str
    prefilled: bool
    made_on: date
    questions: tuple[RecipeQuestion, ...]

    def question(self, question_id: str) -> RecipeQuestion:
        """What is remembered of one question; KeyError when it is not in this workbook."""
        for each in self.questions:
            if each.question_id == question_id:
                return each
        raise KeyError(question_id)


def fingerprint(workbook_id: UUID, question_id: str, answer: Answer) -> str:
    """A short hash of an answer in one workbook; it is computed only from what the cells hold."""
    parts = [str(workbook_id), question_id, answer.value, answer.mark, answer.source]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, sort_keys=True).encode()).hexdigest()[:24]


def checksum(texts: Iterable[str]) -> str:
    """One checksum over texts in their order."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(f"{len(text)}:{text}".encode())
    return digest.hexdigest()


def lines(recipe: Recipe, fixed: Sequence[str]) -> list[list[str]]:
    """The recipe as lines of text, with the checksum of the fixed texts of each question."""
    head = [
        [FORMAT],
        ["werkblad", str(recipe.workbook_id)],
        ["antwoorden", str(recipe.sheet_id)],
        ["dossier", recipe.dossier_number],
        ["vragenlijst", recipe.questionnaire],
        ["versie", recipe.version],
        ["taal", recipe.language],
        ["ingevuld", "ja" if recipe.prefilled else "nee"],
        ["gemaakt", recipe.made_on.isoformat()],
    ]
    body = [
        [QUESTION, each.question_id, str(each.version), each.written, ",".join(each.rows), texts]
        for each, texts in zip(recipe.questions, fixed, strict=True)
    ]
    return [*head, *body, [CHECKSUM, _sealed([*head, *body])]]


class ReadRecipe(NamedTuple):
    """The recipe of a workbook, and the checksum of the fixed texts by question."""

    recipe: Recipe
    checksums: dict[str, str]


def recipe_from(lines_read: Sequence[Sequence[str]]) -> ReadRecipe:
    """The recipe in these lines, and the checksum of the fixed texts by question. Raises Altered."""
    if (
        len(lines_read) < 10
        or lines_read[-1][:1] != [CHECKSUM]
        or list(lines_read[-1][1:2]) != [_sealed(lines_read[:-1])]
    ):
        raise Altered
    head, body = lines_read[1:9], lines_read[9:-1]
    try:
        head_values = {each[0]: each[1] for each in (_padded(line, 2) for line in head)}
        rows = [_padded(each, 6) for each in body]
        recipe = Recipe(
            workbook_id=UUID(head_values["werkblad"]),
            sheet_id=UUID(head_values["antwoorden"]),
            dossier_number=head_values["dossier"],
            questionnaire=head_values["vragenlijst"],
            version=head_values["versie"],
            language=head_values["taal"],
            prefilled=head_values["ingevuld"] == "ja",
            made_on=date.fromisoformat(head_values["gemaakt"]),
            questions=tuple(_recipe_question(each) for each in rows),
        )
    except (KeyError, ValueError):
        raise Altered from None
    return ReadRecipe(recipe, {each[1]: each[5] for each in rows})


def _recipe_question(line: Sequence[str]) -> RecipeQuestion:
    _, question_id, version, written, rows, _ = line
    return RecipeQuestion(question_id, int(version), written, tuple(each for each in rows.split(",") if each))


def _padded(line: Sequence[str], length: int) -> list[str]:
    """A cell that is empty may be left out of a file."""
    return [*line[:length], *[""] * (length - len(line))]


def _sealed(recipe_lines: Sequence[Sequence[str]]) -> str:
    return checksum("\x1f".join(_padded(line, 6)) for line in recipe_lines)
