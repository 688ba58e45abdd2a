"""The keys of a database: are they the right ones, take a first one into use, go over to another, drop the old."""

from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa

from models import DataKey, Dossier
from models.base import table
from models.guards.encryption import index_in, keyring_of, proof_of
from operations.resealing import Resealed, Then, not_under_the_first, plain, quietly, reseal, tidy, waiting
from operations.sealed_rows import HOLDERS
from secrecy import SEALED, Keyring, WrongKeys, new_index

_keys, _dossiers = table(DataKey), table(Dossier)
STILL_PLAIN = "In de database staan gevoelige gegevens die nog niet versleuteld zijn. Voer uit: koers migrate"


def wrong_keys(connection: sa.Connection) -> Iterator[str]:
    """Why Koers may not start on this database with these keys: Dutch sentences, none when all is well."""
    keyring = keyring_of(connection)
    try:
        proofs = _proofs(connection)
        _refuse_other_keys(keyring, proofs)
    except WrongKeys as wrong:
        yield str(wrong)
        return
    if not proofs:
        yield STILL_PLAIN
    elif keyring.first not in proofs:
        yield f"De eerste sleutel in KOERS_DATA_KEYS ({keyring.first}) is nieuw. Voer eerst uit: koers keys rotate"
    elif connection.execute(_PLAIN_BSN).first():
        yield STILL_PLAIN


def refuse_wrong_keys(engine: sa.Engine) -> None:
    """Raise WrongKeys before anything changes: no keys at all, or other ones than this database was written with."""
    with engine.connect() as connection:
        has_keys = sa.inspect(connection).has_table(_keys.name)
        _refuse_other_keys(keyring_of(connection), _proofs(connection) if has_keys else {})


def take_up(engine: sa.Engine, at: datetime) -> None:
    """Take the first key into use and leave its proof in the database; not twice. Raises WrongKeys."""
    keyring = keyring_of(engine)
    with engine.begin() as connection:
        proofs = _proofs(connection)
        _refuse_other_keys(keyring, proofs)
        if not proofs:
            _refuse_orphans(connection)
        known = next(iter(proofs), None)
        keyring.index = new_index() if known is None else index_in(keyring, known, proofs[known])
        if keyring.first not in proofs:
            proof = proof_of(keyring, keyring.first, keyring.index)
            connection.execute(sa.insert(_keys).values(id=keyring.first, proof=proof, first_used_at=at))


def seal_plain(engine: sa.Engine, after_each: Then = quietly) -> Resealed:
    """Encrypt what stands there plain, as it did before there were keys."""
    resealed = reseal(engine, plain, after_each)
    if resealed.rows:
        tidy(engine)
    return resealed


def rotate(engine: sa.Engine, at: datetime, after_each: Then = quietly) -> Resealed:
    """Bring everything under the first key. When nothing is left under the others, they are dropped from the database.

    Cut short it can be called again. Raises WrongKeys, resealing.Differs.
    """
    take_up(engine, at)
    resealed = reseal(engine, not_under_the_first, after_each)
    with engine.begin() as connection:
        if not waiting(connection, not_under_the_first):
            connection.execute(sa.delete(_keys).where(_keys.c.id != keyring_of(connection).first))
    tidy(engine)
    return resealed


def old_keys(connection: sa.Connection) -> list[str]:
    """The keys, other than the first, that something may still be sealed with."""
    return [each for each in _proofs(connection) if each != keyring_of(connection).first]


_PLAIN_BSN = (
    sa.select(_dossiers.c.id)
    .where(_dossiers.c.bsn.is_not(None), sa.func.substr(_dossiers.c.bsn, 1, len(SEALED)) != SEALED)
    .limit(1)
)


def _proofs(connection: sa.Connection) -> dict[str, str]:
    rows = connection.execute(sa.select(_keys.c.id, _keys.c.proof).order_by(_keys.c.first_used_at)).all()
    return {row.id: row.proof for row in rows}


def _refuse_other_keys(keyring: Keyring, proofs: dict[str, str]) -> None:
    """Every key that this database knows must be in the settings, and be that key."""
    key_ids = keyring.ids
    for key_id, proof in proofs.items():
        if key_id not in key_ids:
            raise WrongKeys(
                f"In KOERS_DATA_KEYS ontbreekt de sleutel {key_id}, waarmee deze database is versleuteld. "
                "Zet die terug; er is niets veranderd."
            )
        index_in(keyring, key_id, proof)


def _refuse_orphans(connection: sa.Connection) -> None:
    for holder in HOLDERS:
        if connection.execute(sa.select(sa.literal(1)).select_from(holder.of).where(holder.sealed()).limit(1)).first():
            raise WrongKeys(
                "Deze database is versleuteld, maar de lijst met haar sleutels is leeg. Zet een reservekopie terug; "
                "er is niets veranderd."
            )
