"""DUO's contracts, as they lie beside the repository; never a part of it."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_schema_validator import OAS30Validator, oas30_format_checker

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "duo"
WITH_CONTRACTS = pytest.mark.skipif(not FOLDER.is_dir(), reason="DUO's contracts do not lie beside the repository")


@cache
def contract(name: str) -> dict[str, Any]:
    """One contract."""
    document: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.openapi.yml").read_text(encoding="utf-8"))
    return document


@cache
def validator(name: str, schema: str) -> OAS30Validator:
    """A validator of one schema, with each pattern read in the narrow way of `rules.duo.wire`."""
    components = _narrow(contract(name)["components"])
    return OAS30Validator(
        {"$ref": f"#/components/schemas/{schema}", "components": components}, format_checker=oas30_format_checker
    )


def _narrow(node: Any) -> Any:
    """The same schema with patterns for the whole text, ASCII digits and white space, and classes Python knows."""
    if isinstance(node, list):
        return [_narrow(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: narrow(each) if key == "pattern" else _narrow(each) for key, each in node.items()}


def narrow(pattern: str) -> str:
    """A pattern of a contract for the whole text, in Python's words."""
    inside = pattern.removeprefix("^").removesuffix("$")
    for name in ("L", "Pd"):
        inside = inside.replace(f"\\p{{{name}}}", _category(name))
    return rf"\A(?a:{inside})\Z"


@cache
def _category(name: str) -> str:
    characters = [chr(each) for each in range(0x110000) if unicodedata.category(chr(each)).startswith(name)]
    return re.escape("".join(characters))
