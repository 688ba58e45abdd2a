"""Sensitive values are encrypted in the database: unreadable without the key and complete with it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, SQLModel, select

from access import Role
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from database import connect, open_session
from models import (
    AnswerHistory,
    AnswerRow,
    DataKey,
    Dossier,
    IntakeLeemte,
    KlasDeelnemer,
    Meting,
    Observatie,
    PipVersie,
    Verwijzing,
    WarmeOverdracht,
)
from models.base import table
from models.guards.encryption import decrypted, meting_ad
from models.values.plan import checksum, checksum_of_all
from operations import check
from operations.encrypted_rows import HOLDERS, Holder
from operations.keys import rotate, wrong_keys
from operations.migrate import FOLDER, upgrade
from operations.reencryption import not_under_the_first, waiting
from queries.dossier.search import found_dossiers
from queries.dossier.view import dossier
from queries.intake.legal_gaps import ending
from queries.intake.referrals import handovers, referrals
from queries.intake.view import history, intake_view
from queries.klas.classes import startklassen_of
from queries.pip.versions import version
from rules.law.birth_date import BirthDate
from secrecy import Unreadable, WrongKeys, new_keys
from settings import Settings
from tests.builders import NOW, a_caseworker, a_dossier
from tests.databases import Database
from tests.secrets import (
    ALL,
    BSN,
    FIRST,
    LATER,
    MEASURED,
    OTHER_BSN,
    OTHER_SECRET,
    REFUSED,
    SECRET,
    WORDS,
    Secrets,
    all_rows,
    some_secrets,
    stolen,
)

# Tables with texts that somebody typed, and their columns.
WORDED: dict[type[SQLModel], tuple[str, ...]] = {
    Verwijzing: ("reason", "outcome"),
    WarmeOverdracht: ("worked", "worries", "promises"),
    IntakeLeemte: ("reason",),
    Observatie: ("note",),
    KlasDeelnemer: ("report",),
}
OLD = os.environ["KOERS_DATA_KEYS"]
NEW = new_keys()


@contextmanager
def opened_with(database: Database, data_keys: str) -> Iterator[sa.Engine]:
    """The database of this test with other keys than those it was made with."""
    engine = connect(database.url, data_keys)
    try:
        yield engine
    finally:
        engine.dispose()


def shown_values(session: Session, secrets: Secrets) -> dict[str, object]:
    """What a regievoerder reads of all that is secret."""
    versie = session.exec(select(PipVersie.id)).one()
    return {
        "bsn": [dossier(session, each, seen_by=secrets.by).facts["bsn"] for each in (secrets.dossier, secrets.other)],
        "found": [each.id for each in found_dossiers(session, BSN, seen_by=secrets.by).dossiers],
        "answer": intake_view(session, secrets.other, seen_by=secrets.by, at=NOW).answers[SECRET].value,
        "history": [
            (line.kind, line.old.value, line.new.value)
            for line in history(session, secrets.sheet, SECRET, seen_by=secrets.by, at=NOW)
        ],
        "pip": version(session, versie, seen_by=secrets.by).bsn,
        "measured": [decrypted(session, each.values, meting_ad(each.id)) for each in session.exec(select(Meting))],
        "words": shown_texts(session, secrets),
    }


def shown_texts(session: Session, secrets: Secrets) -> tuple[object, ...]:
    """The texts about a person that are not answers, as a regievoerder reads them."""
    view = intake_view(session, secrets.other, seen_by=secrets.by, at=NOW)
    secret_texts: list[object] = []
    for line in referrals(session, view, seen_by=secrets.by):
        secret_texts += [line.reason, line.outcome]
    for sheet in handovers(session, view, seen_by=secrets.by):
        secret_texts += [sheet.worked, sheet.worries, sheet.promises]
    secret_texts += [gap.reason for gap in ending(session, secrets.other, seen_by=secrets.by).grounds.values()]
    for _, person in startklassen_of(session, secrets.other, seen_by=secrets.by):
        secret_texts += [person.week_value(1, "note"), person.reported("report")]
    return tuple(secret_texts)


def all_of_it(secrets: Secrets) -> dict[str, object]:
    """What they must read."""
    lines = [("conflict", LATER, REFUSED), ("saved", FIRST, LATER), ("saved", None, FIRST)]
    return {
        "bsn": [BSN, OTHER_BSN],
        "found": [secrets.dossier],
        "answer": LATER,
        "history": lines,
        "pip": BSN,
        "measured": [MEASURED],
        "words": WORDS,
    }


def in_order(database: Database, engine: sa.Engine) -> list[str]:
    """What `koers check` says."""
    settings = Settings(_env_file=None, database_url=database.url, secret_key="s" * 40)  # type: ignore[call-arg, arg-type]
    return check.wrong(settings, engine)


def test_a_thief_of_the_database_reads_no_bsn_and_no_sensitive_answer(session: Session, database: Database) -> None:
    secrets = some_secrets(session)

    assert shown_values(session, secrets) == all_of_it(secrets)
    loot = stolen(database)
    assert "2026-0001" in loot
    assert [each for each in (*ALL, MEASURED, *WORDS) if each in loot] == []
    assert in_order(database, database.engine) == []


def test_an_answer_that_does_not_change_is_not_written_again(session: Session) -> None:
    secrets = some_secrets(session)
    before = session.exec(select(AnswerRow.value).where(AnswerRow.sheet_id == secrets.sheet)).one()

    saved = save_answer(
        session,
        sheet_id=secrets.sheet,
        edit=Edit(field=SECRET, value=LATER, source=None, seen_version=2, by=secrets.by, at=NOW),
    )
    again = save_answer(
        session,
        sheet_id=secrets.sheet,
        edit=Edit(field=SECRET, value=LATER, source=None, seen_version=3, by=secrets.by, at=NOW),
    )

    assert (saved.version, again.version) == (3, 3)  # the source changed, then nothing
    assert session.exec(select(AnswerRow.value).where(AnswerRow.sheet_id == secrets.sheet)).one() != before


def test_the_database_does_not_show_that_one_person_lives_in_two_gemeenten(session: Session) -> None:
    for gemeente in ("Duinmeer", "Zeedorp"):
        a_dossier(session, a_caseworker(session, gemeente=gemeente), bsn=BSN)

    assert len(set(session.exec(select(Dossier.bsn_hash)).all())) == 2


def test_the_checksum_of_a_pip_does_not_depend_on_the_bsn(session: Session) -> None:
    some_secrets(session)

    versie = session.exec(select(PipVersie)).one()

    assert versie.sha256 == checksum({**versie.document, "bsn": BSN}) == checksum({**versie.document, "bsn": ""})


def test_a_value_that_was_moved_to_another_row_is_refused(session: Session) -> None:
    secrets = some_secrets(session)
    answer = session.exec(select(AnswerRow).where(AnswerRow.sheet_id == secrets.sheet)).one()
    one, other = session.get_one(Dossier, secrets.dossier), session.get_one(Dossier, secrets.other)
    one.bsn, other.bsn, answer.value = other.bsn, one.bsn, other.bsn
    session.commit()

    for look in (dossier, intake_view):
        with pytest.raises(Unreadable):
            look(session, secrets.other, seen_by=secrets.by)


def test_a_moved_value_is_found_by_the_check(session: Session, database: Database) -> None:
    secrets = some_secrets(session)
    one, other = session.get_one(Dossier, secrets.dossier), session.get_one(Dossier, secrets.other)
    one.bsn, other.bsn = other.bsn, one.bsn
    session.commit()

    assert any("ALARM: 2 versleutelde gegevens" in line for line in in_order(database, database.engine))


def test_what_was_plain_stays_readable_and_is_found_by_the_check(session: Session, database: Database) -> None:
    secrets = some_secrets(session)
    answer = session.exec(select(AnswerRow).where(AnswerRow.sheet_id == secrets.sheet)).one()
    answer.value = '"Van vroeger"'
    session.commit()

    assert intake_view(session, secrets.other, seen_by=secrets.by, at=NOW).answers[SECRET].value == "Van vroeger"
    assert "1 gevoelige gegevens zijn nog niet versleuteld. Voer uit: koers migrate" in in_order(
        database, database.engine
    )


@pytest.mark.parametrize(
    ("data_keys", "sentence"),
    [
        ("", "KOERS_DATA_KEYS ontbreekt"),
        (NEW, "In KOERS_DATA_KEYS ontbreekt de sleutel test"),
        (f"test:{NEW.partition(':')[2]}", "De sleutel test in KOERS_DATA_KEYS is niet die"),
        (f"{NEW},test:{NEW.partition(':')[2]}", "De sleutel test in KOERS_DATA_KEYS is niet die"),
        (f"{NEW},{OLD}", "Voer eerst uit: koers keys rotate"),
    ],
    ids=["no key", "another key", "another key under the same name", "the old one is wrong", "not gone over yet"],
)
def test_with_other_keys_nothing_is_written(
    session: Session, database: Database, data_keys: str, sentence: str
) -> None:
    secrets = some_secrets(session)
    before = all_rows(database)
    session.close()

    with opened_with(database, data_keys) as engine, engine.connect() as connection:
        assert any(sentence in line for line in wrong_keys(connection))
    with opened_with(database, data_keys) as engine, open_session(engine) as other:
        for seen, question in ((2, SECRET), (0, OTHER_SECRET)):
            with pytest.raises((WrongKeys, Unreadable)):
                save_answer(
                    other,
                    sheet_id=secrets.sheet,
                    edit=Edit(field=question, value="Iets nieuws", seen_version=seen, by=secrets.by, at=NOW),
                )
            other.rollback()
        with pytest.raises(WrongKeys):
            a_dossier(other, secrets.by, bsn="999990019")

    assert all_rows(database) == before


def test_an_upgrade_with_other_keys_is_refused_and_changes_nothing(session: Session, database: Database) -> None:
    some_secrets(session)
    session.close()
    before = all_rows(database)

    for data_keys in ("", NEW, f"test:{NEW.partition(':')[2]}"):
        with pytest.raises(WrongKeys, match="KOERS_DATA_KEYS"):
            upgrade(database.url, data_keys)

    assert all_rows(database) == before


def test_a_database_whose_list_of_keys_was_lost_gets_no_new_key(session: Session, database: Database) -> None:
    some_secrets(session)
    session.connection().execute(sa.delete(DataKey))
    session.commit()

    with pytest.raises(WrongKeys, match="lijst met haar sleutels is leeg"):
        upgrade(database.url, NEW)

    assert session.exec(select(DataKey)).all() == []


def test_after_changing_to_another_key_the_old_one_is_no_longer_needed(session: Session, database: Database) -> None:
    secrets = some_secrets(session)
    session.close()
    counts: list[int] = []

    with opened_with(database, f"{NEW},{OLD}") as engine:
        done = rotate(engine, datetime.now(UTC), counts.append)

    assert done.unreadable == 0
    assert done.rows == sum(counts) > 5
    with opened_with(database, NEW) as engine:
        assert in_order(database, engine) == []
        with open_session(engine) as other:
            assert shown_values(other, secrets) == all_of_it(secrets)
            assert [each.id for each in other.exec(select(DataKey))] == [NEW.partition(":")[0]]
    loot = stolen(database)
    assert "enc:test:" not in loot
    assert [each for each in (*ALL, MEASURED, *WORDS) if each in loot] == []


def test_changing_the_key_changes_nothing_else(session: Session, database: Database) -> None:
    some_secrets(session)
    kinds: tuple[type[SQLModel], ...] = (AnswerHistory, PipVersie, Dossier, AnswerRow, *WORDED)
    before = {each: _without_secrets(session, each) for each in kinds}
    session.close()

    with opened_with(database, f"{NEW},{OLD}") as engine:
        rotate(engine, NOW)

    with open_session(database.engine) as other:
        assert {each: _without_secrets(other, each) for each in before} == before


def _without_secrets(session: Session, kind: type[SQLModel]) -> list[dict[str, Any]]:
    hidden = {"bsn", "value", "old_value", "new_value", *(name for names in WORDED.values() for name in names)}
    rows = [each.model_dump(exclude=hidden) for each in session.exec(select(kind))]
    for row in rows:
        row.get("document", {}).pop("bsn", None)
    return sorted(rows, key=str)


def test_an_interrupted_key_change_is_continued(
    session: Session, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = some_secrets(session)
    session.close()
    monkeypatch.setattr("operations.reencryption.BATCH", 2)

    def cut_short(_rows: int) -> None:
        raise KeyboardInterrupt

    with opened_with(database, f"{NEW},{OLD}") as engine:
        with pytest.raises(KeyboardInterrupt):
            rotate(engine, NOW, cut_short)
        with engine.connect() as connection:
            assert list(wrong_keys(connection)) == []
            assert waiting(connection, not_under_the_first) > 0
        with open_session(engine) as other:
            assert shown_values(other, secrets) == all_of_it(secrets)
            assert len(other.exec(select(DataKey)).all()) == 2
    with opened_with(database, f"{NEW},{OLD}") as engine:
        rotate(engine, NOW)
    with opened_with(database, NEW) as engine, open_session(engine) as other:
        assert shown_values(other, secrets) == all_of_it(secrets)


def test_a_value_that_cannot_be_decrypted_is_not_changed_and_the_old_key_stays_needed(
    session: Session, database: Database
) -> None:
    secrets = some_secrets(session)
    one, other = session.get_one(Dossier, secrets.dossier), session.get_one(Dossier, secrets.other)
    one.bsn = other.bsn
    session.commit()
    moved = one.bsn
    session.close()

    with opened_with(database, f"{NEW},{OLD}") as engine:
        done = rotate(engine, NOW)

    assert done.unreadable == 1
    with open_session(database.engine) as again:
        assert again.get_one(Dossier, secrets.dossier).bsn == moved
        assert len(again.exec(select(DataKey)).all()) == 2


def test_the_history_is_protected_again_after_changing_the_key(session: Session, database: Database) -> None:
    some_secrets(session)
    session.close()
    with opened_with(database, f"{NEW},{OLD}") as engine:
        rotate(engine, NOW)

        for kind in (AnswerHistory, PipVersie):
            for deed in (sa.update(kind).values(gemeente_id=None), sa.delete(kind)):
                with pytest.raises(DatabaseError, match="can only grow"), engine.begin() as connection:
                    connection.execute(deed)


def test_an_upgrade_encrypts_what_was_plain_before(
    session: Session, database: Database, empty_database_url: str
) -> None:
    secrets = some_secrets(session)
    before = connect(empty_database_url)
    _as_it_was_without_keys(session, before)
    older = Database(database.kind, empty_database_url, before)
    assert [each for each in ALL if each not in stolen(older)] == []

    upgrade(empty_database_url)

    loot = stolen(older)
    assert "2026-0001" in loot
    assert [each for each in ALL if each in loot] == []
    assert in_order(older, before) == []
    with open_session(before) as upgraded:
        secret_values = shown_values(upgraded, secrets)
        assert secret_values == all_of_it(secrets) | {"measured": [], "words": ()}  # there was none of it then
        versie = upgraded.exec(select(PipVersie)).one()
        assert versie.sha256 == checksum(versie.document)
    before.dispose()


def test_an_upgrade_encrypts_texts_that_were_typed_before_they_were_secret(
    session: Session, database: Database
) -> None:
    secrets = some_secrets(session)
    for each, names in WORDED.items():
        for row in session.connection().execute(sa.select(table(each))).mappings().all():
            holder = next(holder for holder in HOLDERS if holder.of is table(each))
            values = _readable(session, holder, dict(row))
            session.connection().execute(
                sa.update(table(each))
                .where(table(each).c.id == row["id"])
                .values({name: values[name] for name in names})
            )
    session.commit()
    session.close()
    assert [each for each in WORDS if each not in stolen(database)] == []

    upgrade(database.url)

    assert [each for each in WORDS if each in stolen(database)] == []
    assert in_order(database, database.engine) == []
    with open_session(database.engine) as other:
        assert shown_values(other, secrets) == all_of_it(secrets)


def test_an_empty_text_is_not_encrypted_or_reported(session: Session, database: Database) -> None:
    some_secrets(session)

    assert session.exec(select(Observatie.note).where(Observatie.week == 2)).one() == ""
    with database.engine.connect() as connection:
        assert waiting(connection, not_under_the_first) == 0


def test_a_second_upgrade_writes_nothing(session: Session, database: Database) -> None:
    some_secrets(session)
    session.close()
    before = all_rows(database)

    upgrade(database.url)

    assert all_rows(database) == before


def _as_it_was_without_keys(session: Session, older: sa.Engine) -> None:
    """Copy everything into the tables of before there were keys, readable."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with older.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    there = sa.inspect(older)
    holders = {each.of.name: each for each in HOLDERS}
    with older.begin() as connection:
        for source in SQLModel.metadata.sorted_tables:
            if not there.has_table(source.name):
                continue
            names = {each["name"] for each in there.get_columns(source.name)}
            target = sa.table(
                source.name, *(sa.column(each.name, _type_then(each)) for each in source.c if each.name in names)
            )
            for row in session.connection().execute(sa.select(source)).mappings():
                values = _readable(session, holders.get(source.name), dict(row))
                if values.get("role") is Role.DOCENT:  # there were no teachers then
                    values["role"] = Role.ONDERSTEUNER
                if isinstance(birth_date := values.get("birth_date"), BirthDate):
                    values["birth_date"] = birth_date.whole
                connection.execute(sa.insert(target).values({name: values[name] for name in names}))


def _type_then(column: sa.Column[Any]) -> sa.types.TypeEngine[Any]:
    """The type that a column had then: a date of birth was a whole day."""
    return sa.Date() if column.name == "birth_date" else column.type


def _readable(session: Session, holder: Holder | None, row: dict[str, Any]) -> dict[str, Any]:
    if holder is None:
        return row
    plain_texts = {name: decrypted(session, text, place) for name, (text, place) in holder.texts(row).items()}
    if "document" not in plain_texts:
        return row | plain_texts
    document = {**row["document"], "bsn": plain_texts["document"]}
    return row | {"document": document, "sha256": checksum_of_all(document)}
