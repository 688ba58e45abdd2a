"""The three documents on the plan screen: offered, made only on a click, and logged before the download."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from access import Role, User
from actions.pip.after_decision import SignatureFacts, sign
from models import AuditRecord
from pages.pip import downloads
from queries.pip.versions import versions
from queries.pip.view import pip_view
from rules.pip.documents import DocumentKind
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, a_visit, shared_with
from tests.databases import Database
from tests.exports.documents import text
from tests.plans import a_draft, a_full_plan, freeze
from widgets.pip.plan_context import PlanContext

NAMES = ["Download PIP", "Download beschikking", "Download samenvatting"]
Open = Callable[..., AppTest]


@pytest.fixture
def open_pip(database: Database) -> Open:
    """The screen of a dossier, drawn once."""

    def opened(dossier_id: UUID, by: User, **query: str) -> AppTest:
        def script(visit):  # type: ignore[no-untyped-def]
            from pages.pip import render

            render(visit)

        page = AppTest.from_function(script, kwargs={"visit": a_visit(database.engine, by)}, default_timeout=30)
        for name, value in ({"dossier": str(dossier_id)} | query).items():
            page.query_params[name] = value
        page.run()
        assert not page.exception
        return page

    return opened


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


def labels(page: AppTest) -> list[str]:
    """The documents that the screen offers."""
    return [str(each.proto.label) for each in page.get("download_button")]


def context_of(database: Database, session: Session, dossier_id: UUID, by: User) -> PlanContext:
    """The context that the screen of this dossier gets."""
    view = pip_view(session, dossier_id, seen_by=by, on=TODAY)
    fields: dict[str, Any] = {"questionnaire": view.questionnaire, "pip_id": view.pip_id, "editor": None}
    return PlanContext(visit=a_visit(database.engine, by), view=view, writes=False, **fields)


def exported_documents(session: Session) -> list[str]:
    """The documents that the audit trail knows of, in order."""
    events = session.exec(select(AuditRecord).where(AuditRecord.event == "Exported").order_by(AuditRecord.at)).all()  # type: ignore[arg-type]
    return [str(each.details["document"]) for each in events]


def test_a_draft_offers_all_three_documents(session: Session, sanne: User, open_pip: Open) -> None:
    dossier_id = a_dossier(session, sanne)
    a_draft(session, dossier_id, sanne)

    assert labels(open_pip(dossier_id, sanne)) == NAMES


def test_opening_the_screen_makes_and_logs_no_document(session: Session, sanne: User, open_pip: Open) -> None:
    dossier_id = a_dossier(session, sanne)
    a_draft(session, dossier_id, sanne)

    open_pip(dossier_id, sanne).run()

    assert exported_documents(session) == []


def test_each_version_offers_its_own_documents_and_describes_their_contents(
    session: Session, sanne: User, open_pip: Open
) -> None:
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)

    page = open_pip(dossier_id, sanne, deel="versies")

    assert labels(page) == [*NAMES, *(f"{each} versie 1" for each in NAMES)]
    caption = next(each.value for each in page.caption if "Wat staat waar?" in each.value)
    assert "Niet in de beschikking: de doelen" in caption
    assert "Niet in de samenvatting: " in caption
    assert caption.count("\n") <= 5


def test_the_signature_sheet_can_be_downloaded_once_somebody_signed(
    session: Session, sanne: User, open_pip: Open, database: Database
) -> None:
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    line = versions(session, dossier_id, seen_by=sanne)[0]
    before = labels(open_pip(dossier_id, sanne, deel="versies"))
    sign(
        session,
        signature_id=line.id,
        versie_id=line.id,
        facts=SignatureFacts(
            who="inburgeraar", name="Amina Haile", manner="scherm", strokes="[[[0.1,0.2],[0.5,0.75]]]"
        ),
        by=sanne,
        at=NOW,
        on=TODAY,
    )

    assert "Download ondertekening" not in before
    assert "Download ondertekening" in labels(open_pip(dossier_id, sanne, deel="versies"))
    made = downloads.signing_sheet(context_of(database, session, dossier_id, sanne), line)()
    assert "Naam Amina Haile Getekend Op het scherm" in text(made)
    assert exported_documents(session) == ["ondertekening"]


def test_who_may_not_export_is_offered_no_document(session: Session, sanne: User, open_pip: Open) -> None:
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    helper = a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra")
    shared_with(session, dossier_id, helper)

    line = versions(session, dossier_id, seen_by=sanne)[0]
    sign(
        session,
        signature_id=line.id,
        versie_id=line.id,
        facts=SignatureFacts(who="inburgeraar", name="Amina Haile", manner="scherm"),
        by=sanne,
        at=NOW,
        on=TODAY,
    )

    assert labels(open_pip(dossier_id, helper, deel="versies")) == []


def test_each_download_is_logged_under_its_own_name(session: Session, sanne: User, database: Database) -> None:
    dossier_id = a_dossier(session, sanne, language="ti")
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    context = context_of(database, session, dossier_id, sanne)

    made = {each: downloads.maker(context, each, None, "nl")() for each in DocumentKind}

    assert "Uw plan in het kort" in text(made[DocumentKind.SAMENVATTING])
    assert "Geachte Amina Haile," in text(made[DocumentKind.BESCHIKKING])
    assert "Ik wil praten met klanten" in text(made[DocumentKind.ONTWIKKELPLAN])
    assert sorted(exported_documents(session)) == sorted(each.value for each in DocumentKind)


def test_a_printed_draft_is_marked_as_a_draft(session: Session, sanne: User, database: Database) -> None:
    dossier_id = a_dossier(session, sanne)
    a_full_plan(session, dossier_id, sanne)
    context = context_of(database, session, dossier_id, sanne)

    for papier in DocumentKind:
        assert "CONCEPT" in text(downloads.maker(context, papier, None, "en")())


def test_a_version_shows_its_checksum(session: Session, sanne: User, database: Database) -> None:
    dossier_id = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    line = versions(session, dossier_id, seen_by=sanne)[0]
    context = context_of(database, session, dossier_id, sanne)

    assert line.sha256 in text(downloads.maker(context, DocumentKind.BESCHIKKING, line.id, "nl")())


def test_the_summary_is_in_the_own_language_until_another_is_chosen(
    session: Session, sanne: User, open_pip: Open
) -> None:
    dossier_id = a_dossier(session, sanne, language="fa-AF")
    a_draft(session, dossier_id, sanne)

    page = open_pip(dossier_id, sanne)

    shown = [each.proto.popover.label for each in page.get("popover")] if page.get("popover") else []
    assert not shown or "Taal samenvatting: Perzisch (Farsi)" in shown
    summary = page.get("download_button")[2]
    assert "Perzisch" in summary.proto.help
