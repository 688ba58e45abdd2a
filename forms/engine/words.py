"""From the YAML of a translation to its texts by key. Every value is text, a key stands once, every fault is named."""

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, Any

import yaml

from forms.engine.schema import WrongDefinition

LONGEST = 1500
TOP = ("language", "status", "common", "sections", "questions")

if TYPE_CHECKING:
    _Loader = yaml.SafeLoader
else:
    _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # six times faster, where it was built


class _WordsLoader(_Loader):
    """`text: Yes` is a word and no boolean: nothing is resolved."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  (PyYAML's own name)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        names = [str(key.value) for key, _ in node.value]
        for number, name in enumerate(names):
            if name in names[:number]:
                mark = node.value[number][0].start_mark
                raise yaml.MarkedYAMLError(problem=f'de sleutel "{name}" staat er dubbel', problem_mark=mark)
        return super().construct_mapping(node, deep)


def read_words(text: str, file: str) -> dict[str, Any]:
    """What the YAML says, with every value as text. Raises WrongDefinition when it cannot be read."""
    try:
        raw = yaml.load(text, Loader=_WordsLoader)  # noqa: S506 - a SafeLoader that resolves nothing
    except yaml.MarkedYAMLError as wrong:
        line = f"op regel {wrong.problem_mark.line + 1} " if wrong.problem_mark else ""
        raise WrongDefinition(file, None, f"{line}staat geen goede YAML: {wrong.problem}") from None
    except yaml.YAMLError:
        raise WrongDefinition(file, None, "dit is geen leesbare YAML") from None
    if not isinstance(raw, dict):
        raise WrongDefinition(file, None, "dit bestand begint niet met sleutels")
    return raw


def faults_of_top(raw: dict[str, Any], language: str, statuses: tuple[str, ...], file: str) -> None:
    """Raises WrongDefinition for a key that is not known, another language than the file's name, or a wrong status."""
    for key in raw:
        if key not in TOP:
            raise WrongDefinition(file, None, f'de sleutel "{key}" bestaat niet')
    if raw.get("language") != language:
        raise WrongDefinition(file, None, f'de taal "{raw.get("language", "")}" is niet die van het bestand')
    if raw.get("status") not in statuses:
        raise WrongDefinition(file, None, f'"status" moet een van deze zijn: {", ".join(statuses)}')
    for key in TOP[2:]:
        if not isinstance(raw.get(key, {}), dict):
            raise WrongDefinition(file, None, f'"{key}" heeft niet de juiste vorm')


def flat(raw: dict[str, Any], known: set[str], file: str) -> dict[str, str]:
    """The texts by key. Raises WrongDefinition at the first that the Dutch does not have, or that is not a text."""
    texts: dict[str, str] = {}
    groups = [("", key, value) for key, value in raw.get("common", {}).items()]
    groups += [("section:", key, value) for key, value in raw.get("sections", {}).items()]
    groups += [("", key, value) for key, value in raw.get("questions", {}).items()]
    heads = {key.partition(".")[0] for key in known}
    for kind, name, value in groups:
        path = f"{kind}{name}"
        if path not in heads:
            raise WrongDefinition(file, name, "dit komt in de Nederlandse vragenlijst niet voor")
        for key, text in _texts(path, value, file, name):
            texts[key] = _text(text, key in known, key.removeprefix(f"{path}."), file, name)
    return texts


def _texts(path: str, value: Any, file: str, name: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(value, dict):
        raise WrongDefinition(file, name, "hier horen sleutels te staan, zoals text")
    for key, inner in value.items():
        if key == "options" and isinstance(inner, dict):
            yield from ((f"{path}.option.{option}", text) for option, text in inner.items())
        elif key == "columns" and isinstance(inner, dict):
            for column, text in inner.items():
                of_column = text if isinstance(text, dict) else {"text": text}
                yield from _texts(f"{path}.column.{column}", of_column, file, name)
        else:
            yield f"{path}.{key}", inner


def _text(text: Any, is_known: bool, what: str, file: str, name: str) -> str:
    if not is_known:
        raise WrongDefinition(file, name, f'"{what}" komt in de Nederlandse vraag niet voor')
    if not isinstance(text, str):
        raise WrongDefinition(file, name, f'"{what}" moet tekst zijn')
    words = " ".join(text.split())
    if not words:
        raise WrongDefinition(file, name, f'"{what}" is leeg')
    if len(words) > LONGEST:
        raise WrongDefinition(file, name, f'"{what}" is te lang: er passen {LONGEST} tekens')
    return words
