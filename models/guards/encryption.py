"""Encrypted columns: the associated data of each, and how a session encrypts and decrypts them.

`…_ad` functions give the associated data (ad) of one column of one row: table, id and column. A ciphertext is bound to
it, so that it cannot be decrypted in another row (`secrecy`). The strings are fixed: existing rows were encrypted with
them.

A text from before there were keys is not encrypted, and is returned as it is. The keyring belongs to the engine
(`database.connect`). The first write verifies that its first key is the one of this database.
"""

import base64
from collections.abc import Callable, Mapping
from typing import Protocol, overload
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session

from models.base import table
from models.dossier import Dossier
from models.keys import DataKey
from models.sheet import AnswerRow
from secrecy import Keyring, Unreadable, WrongKeys, fingerprint, is_encrypted

OPTION = "keyring"  # the execution option of an engine that holds its keyring


class _Bound(Protocol):
    def get_execution_options(self) -> sa.engine.interfaces._ExecuteOptions: ...


def answer_ad(sheet_id: UUID, question_id: str) -> str:
    """The associated data of an answer."""
    return f"answer/{sheet_id}/{question_id}"


def old_answer_ad(line_id: UUID) -> str:
    """The associated data of the old value in a line of answer history."""
    return f"answer_history/{line_id}/old"


def new_answer_ad(line_id: UUID) -> str:
    """The associated data of the new value in a line of answer history."""
    return f"answer_history/{line_id}/new"


def bsn_ad(dossier_id: UUID) -> str:
    """The associated data of the BSN of a dossier."""
    return f"dossier/{dossier_id}/bsn"


def versie_bsn_ad(versie_id: UUID) -> str:
    """The associated data of the BSN in a vastgesteld PIP."""
    return f"pip_versie/{versie_id}/bsn"


def meting_ad(meting_id: UUID) -> str:
    """The associated data of the values of a meting."""
    return f"meting/{meting_id}/values"


def verwijzing_ad(verwijzing_id: UUID, column: str) -> str:
    """The associated data of a text of a verwijzing: reason or outcome."""
    return f"verwijzing/{verwijzing_id}/{column}"


def overdracht_ad(overdracht_id: UUID, column: str) -> str:
    """The associated data of a text of a warme overdracht: worked, worries or promises."""
    return f"warme_overdracht/{overdracht_id}/{column}"


def leemte_ad(leemte_id: UUID, column: str = "reason") -> str:
    """The associated data of the reason of a leemte."""
    return f"intake_leemte/{leemte_id}/{column}"


def observatie_ad(observatie_id: UUID, column: str = "note") -> str:
    """The associated data of the note of an observatie."""
    return f"observatie/{observatie_id}/{column}"


def deelnemer_ad(deelnemer_id: UUID, column: str = "report") -> str:
    """The associated data of the final report about a deelnemer."""
    return f"klas_deelnemer/{deelnemer_id}/{column}"


def doel_stand_ad(stand_id: UUID, column: str) -> str:
    """The associated data of a text of a DoelStand: went_well, obstacle or change."""
    return f"doel_stand/{stand_id}/{column}"


def bericht_ad(bericht_id: UUID, column: str) -> str:
    """The associated data of a text of a DuoBericht: body or answer."""
    return f"duo_bericht/{bericht_id}/{column}"


def handtekening_ad(handtekening_id: UUID, column: str = "strokes") -> str:
    """The associated data of the lines of a drawn signature."""
    return f"pip_handtekening/{handtekening_id}/{column}"


def bezwaar_ad(bezwaar_id: UUID, column: str) -> str:
    """The associated data of a text of a bezwaar: grounds or note."""
    return f"bezwaar/{bezwaar_id}/{column}"


def ontzorging_ad(ontzorging_id: UUID, column: str = "check_note") -> str:
    """The associated data of the note of the check of an ontzorging."""
    return f"ontzorging/{ontzorging_id}/{column}"


def draft_ad(draft_id: UUID, column: str = "text") -> str:
    """The associated data of the text of a draft."""
    return f"draft/{draft_id}/{column}"


# The associated data of the columns with texts that a teacher of a startklas types, by column.
TEACHER_ADS: Mapping[str, Callable[[UUID], str]] = {"note": observatie_ad, "report": deelnemer_ad}


def join_ad(join_id: UUID, column: str) -> str:
    """The associated data of a BSN that a dossier had before it was joined: kept_bsn or closed_bsn."""
    return f"dossier_join/{join_id}/{column}"


def proof_ad(key_id: str) -> str:
    """The associated data of the proof of a data key."""
    return f"data_key/{key_id}"


def keyring_of(bound: _Bound) -> Keyring:
    """The keyring of an engine or connection."""
    keyring: Keyring = bound.get_execution_options()[OPTION]
    return keyring


@overload
def decrypted(session: Session, text: str, associated_data: str) -> str: ...
@overload
def decrypted(session: Session, text: str | None, associated_data: str) -> str | None: ...
def decrypted(session: Session, text: str | None, associated_data: str) -> str | None:
    """The text of a column, decrypted; a text that is not encrypted as it is. Raises secrecy.Unreadable."""
    if text is None or not is_encrypted(text):
        return text
    return keyring_of(session.get_bind()).decrypt(text, associated_data)


def answer_value(session: Session, answer: AnswerRow) -> str | None:
    """The JSON text of an answer, decrypted; None when it has none. Raises secrecy.Unreadable."""
    return decrypted(session, answer.value, answer_ad(answer.sheet_id, answer.question_id))


@overload
def encrypted(session: Session, text: str, associated_data: str) -> str: ...
@overload
def encrypted(session: Session, text: str | None, associated_data: str) -> str | None: ...
def encrypted(session: Session, text: str | None, associated_data: str) -> str | None:
    """The text as it is stored, encrypted. Raises secrecy.WrongKeys when the keys are not those of the database.

    None and an empty text are stored as they are: that there is no answer is no secret.
    """
    return verified_keyring(session).encrypt(text, associated_data) if text else text


def as_stored(session: Session, text: str | None, associated_data: str, *, secret: bool) -> str | None:
    """The text as it is stored: encrypted when it is a secret, else as it is. Raises as `encrypted`."""
    return encrypted(session, text, associated_data) if secret else text


def bsn_of(session: Session, dossier: Dossier) -> str | None:
    """The BSN of a dossier, decrypted; None when it has none. Raises secrecy.Unreadable."""
    return decrypted(session, dossier.bsn, bsn_ad(dossier.id))


def store_bsn(session: Session, dossier: Dossier, bsn: str | None) -> None:
    """Set the BSN of a dossier, encrypted, with the fingerprint by which it is searched. Raises as `encrypted`."""
    dossier.bsn = encrypted(session, bsn, bsn_ad(dossier.id))
    dossier.bsn_hash = None if bsn is None else bsn_hash(session, dossier.gemeente_id, bsn)


def bsn_hash(session: Session, gemeente_id: UUID, bsn: str) -> str:
    """The fingerprint of a BSN in a gemeente; another gemeente gives the same BSN another fingerprint."""
    return bsn_fingerprint(verified_keyring(session), gemeente_id, bsn)


def bsn_fingerprint(keyring: Keyring, gemeente_id: UUID, bsn: str) -> str:
    """The same with a verified keyring. Raises WrongKeys when it was not verified."""
    if keyring.index is None:
        raise WrongKeys("KOERS_DATA_KEYS is niet gecontroleerd.")
    return fingerprint(f"bsn/{gemeente_id}/{bsn}", keyring.index)


def verified_keyring(session: Session) -> Keyring:
    """The keyring of a session, after checking once that its first key is the one of this database.

    Raises WrongKeys.
    """
    keyring = keyring_of(session.get_bind())
    if keyring.index is None:
        verify_keyring(keyring, session.connection())
    return keyring


def verify_keyring(keyring: Keyring, connection: sa.Connection) -> None:
    """Set `keyring.index`, which only the right key can decrypt. Raises WrongKeys."""
    keys = table(DataKey)
    proof = connection.execute(sa.select(keys.c.proof).where(keys.c.id == keyring.first)).scalar_one_or_none()
    if proof is None:
        raise WrongKeys(
            f"De eerste sleutel in KOERS_DATA_KEYS ({keyring.first}) hoort niet bij deze database. "
            "Er is niets veranderd."
        )
    keyring.index = index_from_proof(keyring, keyring.first, proof)


def index_from_proof(keyring: Keyring, key_id: str, proof: str) -> bytes:
    """The index in a proof. Raises WrongKeys when this key is another one with the same id."""
    try:
        return base64.b64decode(keyring.decrypt(proof, proof_ad(key_id)))
    except Unreadable as fault:
        raise WrongKeys(
            f"De sleutel {key_id} in KOERS_DATA_KEYS is niet die waarmee deze database is versleuteld. "
            "Zet de goede terug; er is niets veranderd."
        ) from fault


def proof_of(keyring: Keyring, key_id: str, index: bytes) -> str:
    """The proof of a key: the index, encrypted with that key."""
    return keyring.encrypt(base64.b64encode(index).decode(), proof_ad(key_id), key_id)
