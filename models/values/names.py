"""The name of a person: three columns, said in one way everywhere."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from models.dossier import Dossier
from models.values.search_names import phone_key, search_former, search_name, sort_name

FOUND_BY = ("search_name", "sort_name", "search_former", "phone_key")  # the columns that `keep_searchable` sets


def full_family_name(dossier: Dossier) -> str:
    """The family name with its tussenvoegsel before it: "van den Berg"."""
    return f"{dossier.surname_prefix} {dossier.family_name}".strip()


def full_name(dossier: Dossier) -> str:
    """The name as one speaks it."""
    return f"{dossier.given_names} {full_family_name(dossier)}".strip()


def list_name(given_names: str, surname_prefix: str, family_name: str) -> str:
    """The name as it stands in a list, by the family name: "Berg, van den, Anna"; one name alone as it is."""
    return ", ".join(filter(None, (family_name, surname_prefix, given_names)))


def family_name_column() -> Any:
    """`full_family_name` in SQL, as the column `family_name`."""
    space: Any = sa.literal_column("' '")
    return sa.func.ltrim(col(Dossier.surname_prefix) + space + col(Dossier.family_name)).label("family_name")


def keep_searchable(dossier: Dossier) -> None:
    """Set by what this dossier is found and put in order. After every change of a name or a telephone number."""
    names = (dossier.given_names, dossier.family_name, dossier.surname_prefix)
    dossier.search_name, dossier.sort_name = search_name(*names), sort_name(*names)
    dossier.search_former = search_former(dossier.given_names, dossier.former_names)
    dossier.phone_key = phone_key(dossier.phone)
