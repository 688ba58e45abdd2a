"""The places of the tables that hold sealed texts, and how a session opens them and fills them.

What was written before there were keys stands there plain, and is given back as it is. The ring lies with the engine
(`database.connect`): keys belong to a database. Writing first proves that the key is the one of this database.
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
from secrecy import Keyring, Unreadable, WrongKeys, fingerprint, is_sealed

OPTION = "keyring"  # the execution option of an engine that holds its keyring


class _Bound(Protocol):
    def get_execution_options(self) -> sa.engine.interfaces._ExecuteOptions: ...


def of_answer(sheet_id: UUID, question_id: str) -> str:
    """The place of an answer."""
    return f"answer/{sheet_id}/{question_id}"


def of_old(line_id: UUID) -> str:
    """The place of what an answer was, in a line of history."""
    return f"answer_history/{line_id}/old"


def of_new(line_id: UUID) -> str:
    """The place of what an answer became, in a line of history."""
    return f"answer_history/{line_id}/new"


def of_bsn(dossier_id: UUID) -> str:
    """The place of the BSN of a dossier."""
    return f"dossier/{dossier_id}/bsn"


def of_versie(versie_id: UUID) -> str:
    """The place of the BSN in a vastgesteld PIP."""
    return f"pip_versie/{versie_id}/bsn"


def of_meting(meting_id: UUID) -> str:
    """The place of what an instrument measured."""
    return f"meting/{meting_id}/values"


def of_verwijzing(verwijzing_id: UUID, column: str) -> str:
    """The place of a text of a referral: reason or outcome."""
    return f"verwijzing/{verwijzing_id}/{column}"


def of_overdracht(overdracht_id: UUID, column: str) -> str:
    """The place of a text of a warm hand-over: worked, worries or promises."""
    return f"warme_overdracht/{overdracht_id}/{column}"


def of_leemte(leemte_id: UUID, column: str = "reason") -> str:
    """The place of why a legal item has no outcome."""
    return f"intake_leemte/{leemte_id}/{column}"


def of_observatie(observatie_id: UUID, column: str = "note") -> str:
    """The place of what a teacher saw in one week."""
    return f"observatie/{observatie_id}/{column}"


def of_deelnemer(deelnemer_id: UUID, column: str = "report") -> str:
    """The place of the final report of a teacher."""
    return f"klas_deelnemer/{deelnemer_id}/{column}"


def of_stand(stand_id: UUID, column: str) -> str:
    """The place of what was said of a doel in a talk: went_well, obstacle or change."""
    return f"doel_stand/{stand_id}/{column}"


def of_bericht(bericht_id: UUID, column: str) -> str:
    """The place of a text of a message to DUO: body or answer."""
    return f"duo_bericht/{bericht_id}/{column}"


def of_handtekening(handtekening_id: UUID, column: str = "strokes") -> str:
    """The place of the lines of a drawn signature."""
    return f"pip_handtekening/{handtekening_id}/{column}"


def of_bezwaar(bezwaar_id: UUID, column: str) -> str:
    """The place of a text of a bezwaar: grounds or note."""
    return f"bezwaar/{bezwaar_id}/{column}"


def of_ontzorging(ontzorging_id: UUID, column: str = "check_note") -> str:
    """The place of what goes well and what not when somebody pays the fixed costs alone."""
    return f"ontzorging/{ontzorging_id}/{column}"


# What a teacher of a startklas writes in own words, by its column, and its place.
OF_TEACHER: Mapping[str, Callable[[UUID], str]] = {"note": of_observatie, "report": of_deelnemer}


def of_proof(key_id: str) -> str:
    """The place of the proof of a key."""
    return f"data_key/{key_id}"


def keyring_of(bound: _Bound) -> Keyring:
    """The ring of an engine or connection."""
    found: Keyring = bound.get_execution_options()[OPTION]
    return found


@overload
def opened(session: Session, text: str, place: str) -> str: ...
@overload
def opened(session: Session, text: str | None, place: str) -> str | None: ...
def opened(session: Session, text: str | None, place: str) -> str | None:
    """The text that stands in this place, readable. Raises secrecy.Unreadable."""
    if text is None or not is_sealed(text):
        return text
    return keyring_of(session.get_bind()).open(text, place)


def value_of(session: Session, answer: AnswerRow) -> str | None:
    """The value of an answer, readable."""
    return opened(session, answer.value, of_answer(answer.sheet_id, answer.question_id))


@overload
def sealed(session: Session, text: str, place: str) -> str: ...
@overload
def sealed(session: Session, text: str | None, place: str) -> str | None: ...
def sealed(session: Session, text: str | None, place: str) -> str | None:
    """The text as it is to stand in this place. Raises secrecy.WrongKeys when the keys are not those of the database.

    Nothing stays nothing, and an empty text an empty text: that there is no answer is no secret.
    """
    return proven(session).seal(text, place) if text else text


def as_kept(session: Session, text: str | None, place: str, *, secret: bool) -> str | None:
    """The text as it is to stand in this place: sealed when it is a secret, else as it is. Refusals: see `sealed`."""
    return sealed(session, text, place) if secret else text


def bsn_of(session: Session, dossier: Dossier) -> str | None:
    """The BSN of a dossier, readable."""
    return opened(session, dossier.bsn, of_bsn(dossier.id))


def keep_bsn(session: Session, dossier: Dossier, bsn: str | None) -> None:
    """Put the BSN in a dossier, sealed, with the fingerprint by which it is found."""
    dossier.bsn = sealed(session, bsn, of_bsn(dossier.id))
    dossier.bsn_hash = None if bsn is None else bsn_hash(session, dossier.gemeente_id, bsn)


def bsn_hash(session: Session, gemeente_id: UUID, bsn: str) -> str:
    """By what a BSN is found in a gemeente. Two gemeenten cannot see by it that somebody lives in both."""
    return bsn_fingerprint(proven(session), gemeente_id, bsn)


def bsn_fingerprint(keyring: Keyring, gemeente_id: UUID, bsn: str) -> str:
    """The same, for a ring that was proven."""
    if keyring.index is None:
        raise WrongKeys("KOERS_DATA_KEYS is niet gecontroleerd.")
    return fingerprint(f"bsn/{gemeente_id}/{bsn}", keyring.index)


def proven(session: Session) -> Keyring:
    """The ring, once the database has shown that its first key is the right one. Raises WrongKeys."""
    keyring = keyring_of(session.get_bind())
    if keyring.index is None:
        prove(keyring, session.connection())
    return keyring


def prove(keyring: Keyring, connection: sa.Connection) -> None:
    """Let the ring know the index of this database, which only the right key can open. Raises WrongKeys."""
    keys = table(DataKey)
    proof = connection.execute(sa.select(keys.c.proof).where(keys.c.id == keyring.first)).scalar_one_or_none()
    if proof is None:
        raise WrongKeys(
            f"De eerste sleutel in KOERS_DATA_KEYS ({keyring.first}) hoort niet bij deze database. "
            "Er is niets veranderd."
        )
    keyring.index = index_in(keyring, keyring.first, proof)


def index_in(keyring: Keyring, key_id: str, proof: str) -> bytes:
    """The index that this key has sealed. Raises WrongKeys when the key is another one under the same name."""
    try:
        return base64.b64decode(keyring.open(proof, of_proof(key_id)))
    except Unreadable as fault:
        raise WrongKeys(
            f"De sleutel {key_id} in KOERS_DATA_KEYS is niet die waarmee deze database is versleuteld. "
            "Zet de goede terug; er is niets veranderd."
        ) from fault


def proof_of(keyring: Keyring, key_id: str, index: bytes) -> str:
    """The proof of a key: the index, sealed with that key."""
    return keyring.seal(base64.b64encode(index).decode(), of_proof(key_id), key_id)
