"""A database error names what helps to find it, and contains no values that were to be stored."""

import traceback
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from access import User
from database import open_session
from models import Gemis
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import Database


def fault_text(database: Database, row: Gemis) -> str:
    """What a log says of a row that the database does not take."""
    with pytest.raises(DBAPIError) as fault, open_session(database.engine) as session:
        session.add(row)
        session.commit()
    return "".join(traceback.format_exception(fault.value))


def a_gap(by: User, dossier_id: UUID) -> Gemis:
    """Something that is missing, with words that are nobody's business."""
    return Gemis(
        id=uuid4(), gemeente_id=by.gemeente_id, dossier_id=dossier_id, area="taal", what="Hulp bij schulden",
        reason="wachtlijst", note="Vertrouwd", noted_on=TODAY, caseworker_id=by.id, created_at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize("columns", [{"reason": None}, {"caseworker_id": uuid4()}], ids=["not null", "foreign key"])
def test_the_error_of_a_refused_row_contains_none_of_its_content(
    database: Database, session: Session, columns: dict[str, object]
) -> None:
    by = a_caseworker(session)
    row = a_gap(by, a_dossier(session, by))
    for name, value in columns.items():
        setattr(row, name, value)

    message = fault_text(database, row)

    assert "schulden" not in message and "Vertrouwd" not in message
    assert "gemis" in message.lower()


def test_the_error_of_an_unreadable_value_does_not_contain_the_value(database: Database) -> None:
    parameters = {"given": "Vertrouwd"}
    with pytest.raises(DBAPIError) as fault, database.engine.connect() as connection:
        connection.execute(sa.text("insert into gemeente (id) values (:given)"), parameters)

    fault_texts = f"{fault.value} {fault.value.orig}"
    assert "Vertrouwd" not in fault_texts
    assert "gemeente" in fault_texts
