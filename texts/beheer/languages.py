"""The words for translations: what a text is, and what is wrong with what was typed."""

from rules.problems import ProblemCode
from texts.wording.problems import Overrides

PROBLEMS: Overrides = {
    ProblemCode.MISSING: "Een vertaling mag niet leeg zijn. Typ de tekst, of laat staan wat er stond.",
}

_PARTS = {
    "text": "Vraag",
    "title": "Titel",
    "intro": "Inleiding",
    "help": "Uitleg",
    "unit": "Eenheid",
    "row": "Eén regel heet",
    "low": "Begin van de schaal",
    "high": "Eind van de schaal",
}


def kind(key: str) -> str:
    """What a text is, from its key: "Vraag", "Keuze", "Kolom"."""
    path, _, part = key.rpartition(".")
    if path.endswith(".option") or path == "yes_no":
        return "Keuze"
    if part == "text" and ".column." in path:
        return "Kolom"
    return _PARTS.get(part, "Tekst")
