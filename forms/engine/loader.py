"""From YAML text to a questionnaire. Nothing is guessed: words stay words, a key stands once, every fault is named."""

import re
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from forms.engine.definition_checks import faults
from forms.engine.schema import Questionnaire, WrongDefinition

REASONS = {
    "extra_forbidden": 'de sleutel "{key}" bestaat niet',
    "missing": 'de sleutel "{key}" ontbreekt',
    "enum": '"{given}" is geen geldige waarde van "{key}"',
    "string_pattern_mismatch": '"{given}" is geen geldige waarde van "{key}"',
    "string_type": '"{key}" moet tekst zijn; zet de waarde tussen aanhalingstekens',
    "bool_type": '"{key}" moet true of false zijn',
    "model_type": '"{key}" heeft niet de juiste vorm',
    "tuple_type": '"{key}" moet een lijst zijn',
    "too_short": '"{key}" mag geen lege lijst zijn',
    "string_too_short": '"{key}" mag niet leeg zijn',
}
OTHER_REASON = 'de waarde van "{key}" klopt niet'


if TYPE_CHECKING:
    _Loader = yaml.SafeLoader
else:
    _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # six times faster, where it was built


class _StrictLoader(_Loader):
    """YAML 1.1 reads `no` and `on` as booleans, `1_2` as twelve and bare days as dates: option ids would change."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in keys:
                raise yaml.MarkedYAMLError(problem=f'de sleutel "{name}" staat er dubbel', problem_mark=key.start_mark)
            keys.add(name)
        return super().construct_mapping(node, deep)


_StrictLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", list("tf")),
    ("int", r"-?(0|[1-9][0-9]*)", list("-0123456789")),
    ("float", r"-?(0|[1-9][0-9]*)\.[0-9]+", list("-0123456789")),
):
    _StrictLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def read(text: str, file: str) -> Questionnaire:
    """The questionnaire in a YAML text. `file` is its name in messages. Raises WrongDefinition at the first fault."""
    raw = _raw(text, file)
    try:
        questionnaire = Questionnaire.model_validate(raw)
    except ValidationError as wrong:
        raise _named(wrong, raw, file) from None
    for question, reason in faults(questionnaire):
        raise WrongDefinition(file, question, reason)
    return questionnaire


def _raw(text: str, file: str) -> Any:
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a SafeLoader that resolves even less
    except yaml.MarkedYAMLError as wrong:
        line = f"op regel {wrong.problem_mark.line + 1} " if wrong.problem_mark else ""
        raise WrongDefinition(file, None, f"{line}staat geen goede YAML: {wrong.problem}") from None
    except yaml.YAMLError:
        raise WrongDefinition(file, None, "dit is geen leesbare YAML") from None


def _named(wrong: ValidationError, raw: Any, file: str) -> WrongDefinition:
    first = wrong.errors(include_url=False)[0]
    path = [part for part in first["loc"] if isinstance(part, str)]
    reason = REASONS.get(first["type"], OTHER_REASON).format(key=path[-1] if path else file, given=first["input"])
    return WrongDefinition(file, _question_at(raw, first["loc"]), reason)


def _question_at(raw: Any, loc: tuple[int | str, ...]) -> str | None:
    """The id of the question on the way to a fault, as far as the raw data tell it."""
    if len(loc) < 4 or loc[2] != "questions":
        return None
    question = raw["sections"][loc[1]]["questions"][loc[3]]
    return str(question.get("id", f"nummer {int(loc[3]) + 1}")) if isinstance(question, dict) else None
