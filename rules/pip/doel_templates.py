"""Templates for doelen, to copy into a plan and edit: data (`doel_templates.yaml`) per area and leerroute.

They serve the PIP (Wet inburgering 2021, art. 15). A template never fills in the own words of the inburgeraar.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rules.law.terms import Doelgroep, Horizon, Leefgebied, Leerroute, TeltVoor

_FILE = Path(__file__).with_name("doel_templates.yaml")
_NEEDED = {"code", "area", "title", "result", "horizon", "activities"}
_OF_ACTIVITY = {"what", "provider", "hours", "weeks", "counts_for"}
_LONGEST_CODE = 40


@dataclass(frozen=True, kw_only=True)
class TemplateActivity:
    """An activity of a template. `hours` a week; `weeks`: how long it usually lasts, which is shown and not stored."""

    what: str
    provider: str = ""
    hours: Decimal | None = None
    weeks: int | None = None
    counts_for: TeltVoor = TeltVoor.NIETS
    split: Mapping[TeltVoor, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DoelTemplate:
    """One example of a doel. Its code is stored with a doel that was made from it."""

    code: str
    area: Leefgebied
    routes: frozenset[Leerroute]
    title: str
    result: str
    horizon: Horizon
    activities: tuple[TemplateActivity, ...]


class MalformedTemplates(ValueError):
    """The YAML list of templates is not well formed."""


def templates(
    area: Leefgebied, leerroute: Leerroute | None = None, doelgroep: Doelgroep = Doelgroep.ASIELSTATUSHOUDER
) -> list[DoelTemplate]:
    """The templates of an area; with a leerroute only those that fit it.

    Participatieuren are required of asielstatushouders only (Besluit inburgering 2021, art. 3.14): for others these
    activities count for nothing.
    """
    fitting = [each for each in all_templates() if each.area is area and leerroute in (None, *each.routes)]
    if doelgroep is Doelgroep.ASIELSTATUSHOUDER:
        return fitting
    return [replace(each, activities=tuple(map(_without_participation, each.activities))) for each in fitting]


def _without_participation(activity: TemplateActivity) -> TemplateActivity:
    none = activity.counts_for is TeltVoor.PARTICIPATIEUREN
    parts = dict(activity.split)
    parts.pop(TeltVoor.PARTICIPATIEUREN, None)
    return replace(activity, counts_for=TeltVoor.NIETS if none else activity.counts_for, split=parts)


@cache
def all_templates() -> tuple[DoelTemplate, ...]:
    """Every template, in the order of the list."""
    return read_templates(_FILE.read_text(encoding="utf-8"))


def read_templates(text: str) -> tuple[DoelTemplate, ...]:
    """The templates of one YAML text. Raises MalformedTemplates when it is not well formed."""
    entries = yaml.safe_load(text)
    if not isinstance(entries, list) or not entries:
        raise MalformedTemplates("the templates are a list that is not empty")
    read = tuple(_template(entry) for entry in entries)
    if len({each.code for each in read}) < len(read):
        raise MalformedTemplates("a code stands there twice")
    return read


def _template(entry: Any) -> DoelTemplate:
    if not isinstance(entry, dict) or set(entry) - {"routes"} != _NEEDED:
        raise MalformedTemplates(f"expected exactly {', '.join(sorted(_NEEDED))}: {entry}")
    name = str(entry["code"])
    if len(name) > _LONGEST_CODE or not all(_is_text(entry[key]) for key in ("code", "title", "result")):
        raise MalformedTemplates(f"{name}: a text is empty or the code is too long")
    try:
        return DoelTemplate(
            code=name,
            area=Leefgebied(entry["area"]),
            routes=frozenset(Leerroute(each) for each in entry.get("routes", Leerroute)),
            title=entry["title"],
            result=entry["result"],
            horizon=Horizon(entry["horizon"]),
            activities=_activities(name, entry["activities"]),
        )
    except ValueError as unknown:
        raise MalformedTemplates(f"{name}: {unknown}") from unknown


def _activities(name: str, entries: Any) -> tuple[TemplateActivity, ...]:
    if not isinstance(entries, Sequence) or not entries:
        raise MalformedTemplates(f"{name}: a template has activities")
    return tuple(_activity(name, each) for each in entries)


def _activity(name: str, entry: Any) -> TemplateActivity:
    if not isinstance(entry, dict) or set(entry) - {"split"} != _OF_ACTIVITY:
        raise MalformedTemplates(f"{name}: an activity has exactly {', '.join(sorted(_OF_ACTIVITY))}")
    parts = {TeltVoor(kind): Decimal(str(part)) for kind, part in entry.get("split", {}).items()}
    hours = Decimal(str(entry["hours"]))
    if not _is_text(entry["what"]) or hours <= 0 or sum(parts.values()) > hours:
        raise MalformedTemplates(f"{name}: an activity says what, and its parts are no more than its hours")
    return TemplateActivity(
        what=entry["what"],
        provider=entry["provider"],
        hours=hours,
        weeks=int(entry["weeks"]),
        counts_for=TeltVoor(entry["counts_for"]),
        split=parts,
    )


def _is_text(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip())
