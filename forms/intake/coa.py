"""What COA tells of somebody (klantprofiel from TVS): which columns can mean what, and what a row then says."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forms.engine.schema import QuestionType
from forms.engine.tables import Table
from forms.engine.typed_input import clean, typed_value
from forms.engine.typed_names import country_code, language_code, nationality_code
from rules.law.birth_date import BirthDate
from rules.problems import Problem, ProblemCode

LONGEST = 2_000


class Target(StrEnum):
    """What a column can mean."""

    V_NUMBER = "v_number"
    BSN = "bsn"
    GIVEN_NAMES = "given_names"
    SURNAME_PREFIX = "surname_prefix"
    FAMILY_NAME = "family_name"
    BIRTH_DATE = "birth_date"
    COUNTRY = "country"
    NATIONALITY = "nationality"
    LANGUAGE = "language"
    PHONE = "phone"
    KOPPELING = "koppeling_on"
    ZELFZORG = "zelfzorg"
    DAGSTRUCTUUR = "dagstructuur"
    SOCIAAL_NETWERK = "sociaal_netwerk"
    WELBEVINDEN = "persoonlijk_welbevinden"
    EXTERNE_CONTACTEN = "externe_contacten"
    TOEKOMST = "toekomstplanning"
    EDUCATION = "opleiding"
    WORK = "werkervaring"
    ACTIVITIES = "activiteiten"


PROFILE = tuple(Target)[list(Target).index(Target.ZELFZORG) :]
DATES = (Target.KOPPELING,)
CODED: Mapping[Target, Callable[[str], str | None]] = {
    Target.COUNTRY: country_code,
    Target.NATIONALITY: nationality_code,
    Target.LANGUAGE: language_code,
}

# Headings as they are met in lists; compared without marks, case and signs.
KNOWN_AS: Mapping[Target, tuple[str, ...]] = {
    Target.V_NUMBER: ("vnummer", "vnr", "vreemdelingnummer"),
    Target.BSN: ("bsn", "burgerservicenummer"),
    Target.GIVEN_NAMES: ("voornaam", "voornamen", "roepnaam"),
    Target.SURNAME_PREFIX: ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels"),
    Target.FAMILY_NAME: ("achternaam", "geslachtsnaam", "familienaam", "naam"),
    Target.BIRTH_DATE: ("geboortedatum", "gebdatum", "geborenop", "geboren"),
    Target.COUNTRY: ("geboorteland", "land", "landvanherkomst", "herkomst"),
    Target.NATIONALITY: ("nationaliteit", "nationaliteiten"),
    Target.LANGUAGE: ("taal", "moedertaal", "spreektaal", "voertaal"),
    Target.PHONE: ("telefoon", "telefoonnummer", "mobiel"),
    Target.KOPPELING: ("koppeling", "datumkoppeling", "koppeldatum", "gekoppeldop"),
    Target.ZELFZORG: ("zelfzorg",),
    Target.DAGSTRUCTUUR: ("dagstructuur",),
    Target.SOCIAAL_NETWERK: ("sociaalnetwerk", "netwerk"),
    Target.WELBEVINDEN: ("persoonlijkwelbevinden", "welbevinden"),
    Target.EXTERNE_CONTACTEN: ("externecontacten",),
    Target.TOEKOMST: ("toekomstplanning", "toekomst"),
    Target.EDUCATION: ("opleiding", "onderwijs"),
    Target.WORK: ("werkervaring", "werk", "beroep"),
    Target.ACTIVITIES: ("activiteiten", "activiteitenazc", "programma"),
}

Mapped = Mapping[str, Target]


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one row says: days as date, a date of birth as far as it is known, the rest as text.

    Countries and languages are codes.
    """

    number: int
    values: Mapping[Target, str | date | BirthDate]

    @property
    def birth_date(self) -> BirthDate | None:
        """The date of birth, as far as it is known; None when the row has none."""
        value = self.values.get(Target.BIRTH_DATE)
        return value if isinstance(value, BirthDate) else None


def plain_heading(text: str) -> str:
    """A heading without marks, capitals, spaces and signs, by which two spellings are the same."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in bare if each.isalnum() and not unicodedata.combining(each))


def guess(headings: tuple[str, ...], remembered: Mapping[str, str]) -> dict[str, Target]:
    """The meaning of each heading: as it was chosen the last time, else by its name; each meaning is used once."""
    chosen: dict[str, Target] = {}
    names = {name: target for target, known in KNOWN_AS.items() for name in known}
    for heading in headings:
        bare = plain_heading(heading)
        before = remembered.get(bare)
        likely = Target(before) if before in set(Target) else None if before == "" else names.get(bare)
        if likely is not None and likely not in chosen.values():
            chosen[heading] = likely
    return chosen


def read_rows(table: Table, mapped: Mapped) -> tuple[list[Row], list[Problem]]:
    """What the rows say by this mapping, and what is wrong with a cell, under its heading.

    A row needs a name and a birth date.
    """
    rows: list[Row] = []
    wrong: list[Problem] = []
    for number, cells in enumerate(table.rows, start=1):
        values: dict[Target, str | date | BirthDate] = {}
        for heading, cell in zip(table.headings, cells, strict=True):
            target = mapped.get(heading)
            if target is None or not cell:
                continue
            read = _read(target, cell)
            if isinstance(read, ProblemCode):
                wrong.append(Problem(heading, read, number))
            else:
                values[target] = read
        if all(each.row != number for each in wrong):
            wrong += _missing(number, values, mapped)
        rows.append(Row(number=number, values=values))
    return rows, wrong


def _missing(number: int, values: Mapping[Target, object], mapped: Mapped) -> list[Problem]:
    heading = {target: each for each, target in mapped.items()}
    missing = []
    if not (values.get(Target.FAMILY_NAME) or values.get(Target.GIVEN_NAMES)):
        missing.append(Problem(heading.get(Target.FAMILY_NAME, ""), ProblemCode.NAME_MISSING, number))
    if Target.BIRTH_DATE not in values:
        missing.append(Problem(heading.get(Target.BIRTH_DATE, ""), ProblemCode.MISSING, number))
    return missing


def _read(target: Target, cell: str) -> str | date | BirthDate | ProblemCode:
    text = clean(cell)
    if target is Target.BIRTH_DATE:
        born = typed_value(QuestionType.BIRTH_DATE, text)
        return born if isinstance(born, ProblemCode) else BirthDate.read(str(born))
    if target in DATES:
        value = typed_value(QuestionType.DATE, text)
        return value if isinstance(value, ProblemCode) else date.fromisoformat(str(value))
    if target in CODED:
        code = CODED[target](text)
        return ProblemCode.NOT_IN_LIST if code is None else code
    return ProblemCode.TOO_LONG if len(text) > LONGEST else text
