"""Who a dossier is about, as the rule that knows people again reads it, and which dossiers may be of somebody."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col

from models.dossier import Dossier
from models.values.birth_dates import may_be_born
from models.values.search_names import search_name
from rules.dossier.identity import Identity, Known
from rules.law.birth_date import BirthDate

BATCH = 200  # people that are looked for in one statement


def identity_of(
    given_names: str, family_name: str, birth_date: BirthDate | None, v_number: str = "", bsn_hash: str | None = None
) -> Identity:
    """What is told of somebody, as it is compared. `v_number` in its one form, the BSN by its fingerprint."""
    return Identity(
        name=search_name(given_names, family_name), birth_date=birth_date, v_number=v_number, bsn=bsn_hash or ""
    )


def perhaps_same(gemeente_id: UUID, identities: Sequence[Identity]) -> Iterator[sa.Select[*tuple[Any, ...]]]:
    """Select the dossiers of a gemeente, open and closed, that share a fact with one of these people; `known` reads
    a row. One that was joined into another only points to that, so it is nobody.

    Statements for a batch of people each. Every fact is found in an index of its own.
    """
    for start in range(0, len(identities), BATCH):
        batch = identities[start : start + BATCH]
        shared = [
            col(Dossier.bsn_hash).in_({each.bsn for each in batch if each.bsn}),
            col(Dossier.v_number_key).in_({each.v_number for each in batch if each.v_number}),
            *_born_alike(each.birth_date for each in batch),
            col(Dossier.search_name).in_({order for each in batch for order in _orders(each.name)}),
        ]
        yield sa.select(
            col(Dossier.id),
            col(Dossier.search_name),
            col(Dossier.birth_date),
            col(Dossier.v_number_key),
            col(Dossier.bsn_hash),
        ).where(col(Dossier.gemeente_id) == gemeente_id, col(Dossier.joined_into_id).is_(None), sa.or_(*shared))


def _born_alike(birth_dates: Iterable[BirthDate | None]) -> list[sa.ColumnElement[bool]]:
    """That somebody can be born on one of these dates; a date without a year finds nobody."""
    with_year = {each for each in birth_dates if each is not None and each.year}
    whole = {each for known in with_year if known.day for each in known.less_known if each.year}
    return [
        col(Dossier.birth_date).in_(whole),
        *(may_be_born(col(Dossier.birth_date), each) for each in sorted(with_year) if not each.day),
    ]


def known(row: Sequence[Any]) -> Known:
    """A row of `perhaps_same`; its key is the id of the dossier."""
    dossier_id, name, birth_date, v_number, bsn_hash = row
    identity = Identity(name=name, birth_date=birth_date, v_number=v_number or "", bsn=bsn_hash or "")
    return Known(key=dossier_id, identity=identity)


def _orders(name: str) -> list[str]:
    """The name with the family name in front too, however the words are divided over the two."""
    words = name.split()
    return [" ".join(words[place:] + words[:place]) for place in range(len(words))]
