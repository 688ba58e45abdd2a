"""Who is this? The one rule by which registration by hand, a list and the joining of dossiers compare two people.

FactAgreement on all that is known means the same person. A disagreement on a number, the birth date or the name, beside
an agreement on another of them, is a question to a person; no answer is guessed.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.dossier.likeness import ALIKE, Likeness, same_words
from rules.law.birth_date import BirthDate


class IdentityFact(StrEnum):
    """By what somebody is known again."""

    BSN = "bsn"
    V_NUMBER = "v_number"
    NAME = "name"
    BIRTH_DATE = "birth_date"


NUMBERS = (IdentityFact.BSN, IdentityFact.V_NUMBER)


class FactAgreement(StrEnum):
    """How one fact of two people compares."""

    SAME = "same"
    ALIKE = "alike"  # not the same, but one may be the other one written differently
    DIFFERENT = "different"
    PARTLY = "partly"  # one of the two knows less of it, and what both know is the same
    UNKNOWN = "unknown"  # one of the two does not say


class IdentityVerdict(StrEnum):
    """Whether two people are one."""

    SAME = "same"
    ASK = "ask"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What is known of one person. An empty text and None mean that it is not known.

    name: folded (`models.values.search_names`). v_number: in the form of `rules.dossier.v_number`. bsn: the number, or
    its fingerprint, the same kind for both people.
    """

    name: str
    birth_date: BirthDate | None = None
    v_number: str = ""
    bsn: str = ""


@dataclass(frozen=True, kw_only=True)
class Known:
    """Somebody who is here already, under the key of a dossier or of a row of a list."""

    key: Hashable
    identity: Identity


@dataclass(frozen=True, kw_only=True)
class Match:
    """Somebody who is, or may be, the person that was looked for."""

    key: Hashable
    verdict: IdentityVerdict
    facts: Mapping[IdentityFact, FactAgreement]

    @property
    def same_number(self) -> IdentityFact | None:
        """The number that both have: with it there can be no second dossier."""
        return next((each for each in NUMBERS if self.facts[each] is FactAgreement.SAME), None)


def compared(one: Identity, other: Identity, names: Likeness | None = None) -> dict[IdentityFact, FactAgreement]:
    """How each fact of two people compares; `names` knows the words of earlier comparisons."""
    return {
        IdentityFact.BSN: _numbers(one.bsn, other.bsn),
        IdentityFact.V_NUMBER: _numbers(one.v_number, other.v_number),
        IdentityFact.NAME: _names(one.name, other.name, names or Likeness()),
        IdentityFact.BIRTH_DATE: birth_dates(one.birth_date, other.birth_date),
    }


def verdict(facts: Mapping[IdentityFact, FactAgreement]) -> IdentityVerdict:
    """Whether two people are one, by how their facts compare."""
    number = any(facts[each] is FactAgreement.SAME for each in NUMBERS)
    other_number = any(facts[each] is FactAgreement.DIFFERENT for each in NUMBERS)
    name, birth = facts[IdentityFact.NAME], facts[IdentityFact.BIRTH_DATE]
    if number or (name in (FactAgreement.SAME, FactAgreement.ALIKE) and birth is FactAgreement.SAME):
        agrees = set(facts.values()) <= {FactAgreement.SAME, FactAgreement.PARTLY, FactAgreement.UNKNOWN}
        return IdentityVerdict.SAME if agrees else IdentityVerdict.ASK
    # One name with a birth date that may be mistyped, or that one of the two does not know.
    perhaps = name is FactAgreement.SAME and birth in (FactAgreement.ALIKE, FactAgreement.UNKNOWN)
    perhaps |= name in (FactAgreement.SAME, FactAgreement.ALIKE) and birth is FactAgreement.PARTLY
    return IdentityVerdict.ASK if perhaps and not other_number else IdentityVerdict.OTHER


def birth_dates(one: BirthDate | None, other: BirthDate | None) -> FactAgreement:
    """How two birth dates compare, as far as they are known.

    Alike when one of day, month and year differs, or day and month changed places.
    """
    if one is None or other is None or not (one.year and other.year):
        return FactAgreement.UNKNOWN
    if one == other:
        return FactAgreement.SAME
    if one.may_be(other):
        return FactAgreement.PARTLY
    if not (one.day and other.day):
        return FactAgreement.DIFFERENT
    same = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    swapped = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    return FactAgreement.ALIKE if same == 2 or swapped else FactAgreement.DIFFERENT


class KnownPeople:
    """The people among whom somebody is looked for, found by each of their facts."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._people: dict[Hashable, Identity] = {}
        self._by: dict[tuple[str, object], list[Hashable]] = {}
        self._names = Likeness()
        for each in people:
            self._people[each.key] = each.identity
            for fact in _kept_by(each.identity):
                self._by.setdefault(fact, []).append(each.key)

    def matches(self, identity: Identity, *, but: Hashable = None) -> tuple[Match, ...]:
        """Everybody who is or may be this person, who agrees on all first; `but` is the own key of the one wanted."""
        keys = dict.fromkeys(key for fact in _found_by(identity) for key in self._by.get(fact, ()) if key != but)
        scored = []
        for key in keys:
            facts = compared(identity, self._people[key], self._names)
            if (judged := verdict(facts)) is not IdentityVerdict.OTHER:
                likeness = self._names.of(identity.name, self._people[key].name)
                scored.append((-_numbers_in_common(facts) - likeness, Match(key=key, verdict=judged, facts=facts)))
        return tuple(match for _, match in sorted(scored, key=lambda each: each[0]))


def is_certain(matches: tuple[Match, ...]) -> bool:
    """Whether one person was found who is surely the one; two hits are a question, however well they agree."""
    return len(matches) == 1 and matches[0].verdict is IdentityVerdict.SAME


def _found_by(identity: Identity) -> list[tuple[str, object]]:
    """Under which facts somebody is looked for: as little of the birth date as another may know, and all of it."""
    born = [each for each in _less_known(identity) if each.year]
    return [
        *_by_value(identity),
        *(("birth_date", each) for each in born),
        *(("born_within", each) for each in born[:1]),
    ]


def _kept_by(identity: Identity) -> list[tuple[str, object]]:
    """Under which facts somebody is kept: the birth date as it is known, and for who knows less of it."""
    born = [each for each in _less_known(identity) if each.year]
    return [
        *_by_value(identity),
        *(("birth_date", each) for each in born[:1]),
        *(("born_within", each) for each in born),
    ]


def _by_value(identity: Identity) -> list[tuple[str, object]]:
    facts = {
        "bsn": identity.bsn,
        "v_number": identity.v_number,
        "name": " ".join(sorted(identity.name.split())),
    }
    return [(name, value) for name, value in facts.items() if value]


def _less_known(identity: Identity) -> tuple[BirthDate, ...]:
    return identity.birth_date.less_known if identity.birth_date else ()


def _numbers_in_common(facts: Mapping[IdentityFact, FactAgreement]) -> float:
    return 2.0 * sum(facts[each] is FactAgreement.SAME for each in NUMBERS)


def _numbers(one: str, other: str) -> FactAgreement:
    if not one or not other:
        return FactAgreement.UNKNOWN
    return FactAgreement.SAME if one == other else FactAgreement.DIFFERENT


def _names(one: str, other: str, names: Likeness) -> FactAgreement:
    if not one.strip() or not other.strip():
        return FactAgreement.UNKNOWN
    if same_words(one, other) or one == other:
        return FactAgreement.SAME
    return FactAgreement.ALIKE if names.of(one, other, ALIKE) >= ALIKE else FactAgreement.DIFFERENT
