"""Who the invented people are, and what they say: read from the YAML files beside this one."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from stdnum.nl import bsn

from forms.engine.answers import ROW, Json
from forms.engine.library import latest
from rules.law.birth_date import BirthDate

HERE = Path(__file__).parent
WHOLE_BY_THEMSELVES = ("showcase", "halverwege")
FAMILY_WORDS = ("gezin", "ouder", "showcase")
SATURDAY = 5
LOCATIONS = ("Almere", "Dronten", "Ter Apel")
FEASTS = frozenset({(1, 1), (27, 4), (25, 12), (26, 12)})  # day, month


@dataclass(frozen=True, kw_only=True)
class Person:
    """One line of people.yaml; days count back from today."""

    given_names: str
    surname_prefix: str
    family_name: str
    former_names: str
    pronunciation: str
    born: BirthDate
    country: str
    language: str
    doelgroep: str
    with_: str
    stage: str
    days: int  # since the kennisgeving
    pip: int | None
    talk: int | None
    signed: int | None
    is_: tuple[str, ...]
    route: str
    reason: str
    azc: bool
    helpers: tuple[str, ...]
    address: str
    phone: str
    bsn: str

    @property
    def name(self) -> str:
        """The name as one speaks it."""
        return " ".join(filter(None, (self.given_names, self.surname_prefix, self.family_name)))

    @property
    def from_azc(self) -> bool:
        """Whether this person came by way of an azc."""
        return self.doelgroep == "asielstatushouder"

    @property
    def household(self) -> list[tuple[str, str, str]]:
        """Who lives there too: name, relation, birth date as in the answers."""
        answers = _profiles(self)
        children = answers.get("kinderen", []) if self.stage not in ("nieuw", "aangemeld") else []
        members = [(f"{each['naam']} {self.family_name}", "kind", each["geboortedatum"]) for each in children]
        return members + [(each["naam"], "partner", each["geboortedatum"]) for each in answers.get("partner", [])]

    @property
    def location(self) -> str:
        """Where the COA lodges this person; empty for who lives in the gemeente."""
        return LOCATIONS[len(self.given_names) % len(LOCATIONS)] if self.azc else ""

    def facts(self) -> dict[str, Any]:
        """What is told of the person when the dossier is opened."""
        return {
            "given_names": self.given_names,
            "surname_prefix": self.surname_prefix,
            "family_name": self.family_name,
            "former_names": self.former_names,
            "name_said": self.pronunciation,
            "birth_date": self.born,
            "bsn": self.bsn,
            "doelgroep": self.doelgroep,
            "language": self.language,
            "interpreter": "hoog" not in self.is_,
            "country": self.country,
            "nationality": self.country,
            "coa_location": self.location,
            "address": self.address,
            "phone": self.phone,
        }


@cache
def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


def people(gemeente: str, first: int) -> list[Person]:
    """The people of one gemeente, who came first first; `first` is where their numbers begin."""
    lines = sorted(_read("people")[gemeente], key=_since, reverse=True)
    return [_person(entry, number) for number, entry in enumerate(lines, start=first)]


def _since(entry: dict[str, Any]) -> int:
    """Days since the kennisgeving; for who has a PIP it was made 42 to 72 days after that."""
    pip = entry.get("pip")
    return int(entry.get("days", 0)) if pip is None else int(pip) + 42 + int(pip) * 7 % 31


def _person(entry: dict[str, Any], number: int) -> Person:
    return Person(
        given_names=entry["name"][0],
        surname_prefix=entry.get("prefix", ""),
        family_name=entry["name"][1],
        former_names=entry.get("former", ""),
        pronunciation=entry.get("said", ""),
        born=BirthDate.read(str(entry["born"])),
        country=entry["from"][0],
        language=entry["from"][1],
        doelgroep=entry["as"],
        with_=entry["with"],
        stage=entry["stage"],
        days=_since(entry),
        pip=entry.get("pip"),
        talk=entry.get("talk"),
        signed=entry.get("signed"),
        is_=tuple(entry.get("is", ())),
        route=entry.get("route", ""),
        reason=entry.get("reason", ""),
        azc=entry.get("azc", False),
        helpers=tuple(entry.get("helpers", ())),
        address=entry.get("address", f"Zandpad {number}, 9876 ZZ Duinmeer"),
        phone=entry.get("phone", f"06 00 00 {number // 100:02d} {number % 100:02d}"),
        bsn=invented_bsn(number),
    )


def invented_bsn(number: int) -> str:
    """The so-manieth valid BSN of the range 99999…, which is for tests and never given to anybody."""
    return [each for each in (f"99999{rest:04d}" for rest in range(20 * number + 20)) if bsn.is_valid(each)][number]


def intake_answers(person: Person, *, complete: bool, number: int) -> dict[str, Any]:
    """What this person says in the brede intake; when it is not whole, only in the first domains."""
    answers = _profiles(person)
    if person.azc and "woonsituatie" in answers:
        answers["woonsituatie"] = "azc"
    if complete or "halverwege" in person.is_:
        return answers
    first = latest("brede_intake").sections[: 3 + number % 4]
    return {each.id: answers[each.id] for section in first for each in section.questions if each.id in answers}


def _profiles(person: Person) -> dict[str, Any]:
    if not person.is_:
        return {}
    alone = set(person.is_) & set(WHOLE_BY_THEMSELVES)
    answers: dict[str, Any] = {} if alone else dict(_read("answers")["basis"])
    for name in person.is_:
        answers |= _read("answers")[name]
    return answers


def plan_answers(person: Person, *, ready: bool) -> dict[str, Any]:
    """What stands in the PIP of this person beside the doelen; when it is not ready, some of it is missing."""
    plans = _read("plans")
    answers = plans["all"] | {name: value for name, value in plans[person.route].items() if name != "doelen"}
    if set(person.is_) & {"bijstand", "showcase"}:
        answers |= plans["bijstand"]
    left_out = [] if set(person.is_) & set(FAMILY_WORDS) else ["vve", "kinderopvang"]
    if person.doelgroep != "asielstatushouder":
        left_out.append("geschatte_uren_b1")
    if not ready:
        left_out += ["voor_z", "tegen_z", "begeleiding", "uitgelegd"]
    if "hoog" in person.is_:
        answers["alfabetisering"] = "NVT"
    return {name: value for name, value in answers.items() if name not in left_out}


def plan_doelen(person: Person) -> list[dict[str, Any]]:
    """The doelen of the PIP of this person, each with its activiteiten."""
    doelen: list[dict[str, Any]] = _read("plans")[person.route]["doelen"]
    return doelen


def working_day(day: date) -> date:
    """This day, or the first one after it on which a team works; feast days that move are not known here."""
    while day.weekday() >= SATURDAY or (day.day, day.month) in FEASTS:
        day += timedelta(days=1)
    return day


def dated(value: Any, day: date) -> Json:
    """The value with "@30" as thirty days after this day, also in the rows of a table, which get an id each.

    What is still to come then is on a working day.
    """
    if isinstance(value, str) and value.startswith("@"):
        later = day + timedelta(days=int(value[1:]))
        return (working_day(later) if later > day else later).isoformat()
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return [
            {ROW: f"r{index}", **{name: dated(cell, day) for name, cell in row.items() if cell != ""}}
            for index, row in enumerate(value, start=1)
        ]
    text: Json = value
    return text
