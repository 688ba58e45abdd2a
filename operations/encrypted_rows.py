"""Which rows hold a secret, table by table: what is still to be encrypted with the first key, and what then changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from forms.engine.library import all_questionnaires
from models import (
    AnswerHistory,
    AnswerRow,
    AnswerSheet,
    Bezwaar,
    DoelStand,
    Dossier,
    DossierJoin,
    Draft,
    DuoBericht,
    IntakeLeemte,
    KlasDeelnemer,
    Meting,
    Observatie,
    Ontzorging,
    PipHandtekening,
    PipVersie,
    Verwijzing,
    WarmeOverdracht,
)
from models.base import table
from models.guards.encryption import (
    answer_ad,
    bericht_ad,
    bezwaar_ad,
    bsn_ad,
    bsn_fingerprint,
    deelnemer_ad,
    doel_stand_ad,
    draft_ad,
    handtekening_ad,
    join_ad,
    leemte_ad,
    meting_ad,
    new_answer_ad,
    observatie_ad,
    old_answer_ad,
    ontzorging_ad,
    overdracht_ad,
    versie_bsn_ad,
    verwijzing_ad,
)
from models.values.plan import checksum, checksum_of_all
from secrecy import ENCRYPTED_PREFIX, Keyring, is_encrypted, key_of

Row = Mapping[str, Any]
Texts = Mapping[str, tuple[str | None, str]]  # by column: its text and its associated data


@dataclass(frozen=True, kw_only=True)
class Holder:
    """One table with secrets. `texts` finds them in a row; `columns` says how a row changes with new texts in them."""

    of: sa.Table
    expressions: tuple[sa.ColumnElement[Any], ...]
    texts: Callable[[Row], Texts]
    columns: Callable[[Row, Mapping[str, str], Keyring], dict[str, Any]]
    derived: str = ""  # a column that follows from the secret
    grows_only: bool = False

    @property
    def key(self) -> tuple[sa.Column[Any], ...]:
        """The primary key."""
        return tuple(self.of.primary_key.columns)

    @property
    def secret(self) -> sa.ColumnElement[bool]:
        """Which rows have a text that must be encrypted."""
        return _asked_in_secret(self.of) if "question_id" in self.of.c else sa.true()

    def plain(self) -> sa.ColumnElement[bool]:
        """The rows with a secret that is not encrypted."""
        readable = [each.is_not(None) & (each != "") & ~_begins(each, ENCRYPTED_PREFIX) for each in self.expressions]
        return self.secret & sa.or_(*readable)

    def encrypted(self) -> sa.ColumnElement[bool]:
        """The rows with something encrypted."""
        return sa.or_(*(_begins(each, ENCRYPTED_PREFIX) for each in self.expressions))

    def under_another(self, key_id: str) -> sa.ColumnElement[bool]:
        """The rows with something that is encrypted with another key than this one."""
        return sa.or_(
            *(
                _begins(each, ENCRYPTED_PREFIX) & ~_begins(each, f"{ENCRYPTED_PREFIX}{key_id}:")
                for each in self.expressions
            )
        )

    def change(self, row: Row, keyring: Keyring) -> dict[str, Any]:
        """The columns that change in this row when its secrets are encrypted with the first key; `row` has a column
        `secret`.

        Raises secrecy.Unreadable.
        """
        fresh = {}
        for name, (text, associated_data) in self.texts(row).items():
            if not text or not (is_encrypted(text) or row["secret"]):
                continue
            if not is_encrypted(text):
                fresh[name] = keyring.encrypt(text, associated_data)
            elif key_of(text) != keyring.first:
                fresh[name] = keyring.encrypt(keyring.decrypt(text, associated_data), associated_data)
        return self.columns(row, fresh, keyring) if fresh else {}

    def content(self, row: Row, keyring: Keyring) -> dict[str, Any]:
        """The columns of this row with their secrets decrypted; the derived column is left out."""
        content = {name: value for name, value in row.items() if name not in ("secret", self.derived)}
        for name, (text, associated_data) in self.texts(row).items():
            content[name] = keyring.decrypt(text, associated_data) if text is not None and is_encrypted(text) else text
        return content


def _begins(text: sa.ColumnElement[Any], prefix: str) -> sa.ColumnElement[bool]:
    return sa.func.substr(text, 1, len(prefix)) == prefix


@cache
def _asked_in_secret(of: sa.Table) -> sa.ColumnElement[bool]:
    sheets, conditions = table(AnswerSheet), []
    for questionnaire in all_questionnaires():
        secret = [each.id for each in questionnaire.questions if questionnaire.is_kept_secret(each.id)]
        of_version = sa.select(sheets.c.id).where(
            sheets.c.questionnaire == questionnaire.name, sheets.c.questionnaire_version == questionnaire.version
        )
        conditions.append(of.c.question_id.in_(secret) & of.c.sheet_id.in_(of_version))
    return sa.or_(sa.false(), *conditions)


def _same_columns(_row: Row, fresh: Mapping[str, str], _keyring: Keyring) -> dict[str, Any]:
    return dict(fresh)


def _of_dossier(row: Row, fresh: Mapping[str, str], keyring: Keyring) -> dict[str, Any]:
    bsn = keyring.decrypt(fresh["bsn"], bsn_ad(row["id"]))
    return {**fresh, "bsn_hash": bsn_fingerprint(keyring, row["gemeente_id"], bsn)}


def _of_versie(row: Row, fresh: Mapping[str, str], _keyring: Keyring) -> dict[str, Any]:
    changed: dict[str, Any] = {"document": {**row["document"], "bsn": fresh["document"]}}
    if row["sha256"] == checksum_of_all(row["document"]):
        # Frozen before there were keys: from a checksum with the BSN in it, nine digits could be guessed.
        changed["sha256"] = checksum(row["document"])
    return changed


def _texts_of(of: sa.Table, associated_data_of: Callable[[UUID, str], str], *names: str) -> Holder:
    """A table with texts that somebody typed."""
    return Holder(
        of=of,
        expressions=tuple(of.c[name] for name in names),
        texts=lambda row: {name: (row[name], associated_data_of(row["id"], name)) for name in names},
        columns=_same_columns,
    )


_answer, _history, _dossier = table(AnswerRow), table(AnswerHistory), table(Dossier)
_versie, _meting = table(PipVersie), table(Meting)

HOLDERS = (
    Holder(
        of=_history,
        expressions=(_history.c.old_value, _history.c.new_value),
        texts=lambda row: {
            "old_value": (row["old_value"], old_answer_ad(row["id"])),
            "new_value": (row["new_value"], new_answer_ad(row["id"])),
        },
        columns=_same_columns,
        grows_only=True,
    ),
    Holder(
        of=_answer,
        expressions=(_answer.c.value,),
        texts=lambda row: {"value": (row["value"], answer_ad(row["sheet_id"], row["question_id"]))},
        columns=_same_columns,
    ),
    Holder(
        of=_versie,
        expressions=(_versie.c.document["bsn"].as_string(),),
        texts=lambda row: {"document": (row["document"]["bsn"], versie_bsn_ad(row["id"]))},
        columns=_of_versie,
        derived="sha256",
        grows_only=True,
    ),
    Holder(
        of=_meting,
        expressions=(_meting.c["values"],),
        texts=lambda row: {"values": (row["values"], meting_ad(row["id"]))},
        columns=_same_columns,
    ),
    _texts_of(table(Verwijzing), verwijzing_ad, "reason", "outcome"),
    _texts_of(table(WarmeOverdracht), overdracht_ad, "worked", "worries", "promises"),
    _texts_of(table(IntakeLeemte), leemte_ad, "reason"),
    _texts_of(table(Observatie), observatie_ad, "note"),
    _texts_of(table(KlasDeelnemer), deelnemer_ad, "report"),
    _texts_of(table(PipHandtekening), handtekening_ad, "strokes"),
    _texts_of(table(Bezwaar), bezwaar_ad, "grounds", "note"),
    _texts_of(table(DuoBericht), bericht_ad, "body", "answer"),
    _texts_of(table(Ontzorging), ontzorging_ad, "check_note"),
    _texts_of(table(DossierJoin), join_ad, "kept_bsn", "closed_bsn"),
    _texts_of(table(DoelStand), doel_stand_ad, "went_well", "obstacle", "change"),
    _texts_of(table(Draft), draft_ad, "text"),
    # Last: while a BSN stands there plain, Koers does not start.
    Holder(
        of=_dossier,
        expressions=(_dossier.c.bsn,),
        texts=lambda row: {"bsn": (row["bsn"], bsn_ad(row["id"]))},
        columns=_of_dossier,
        derived="bsn_hash",
    ),
)
