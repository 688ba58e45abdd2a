"""Closed domains: a lock without counts, a reason before opening, and no input fields with only the right to read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Level, Role, Scope, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.beheer.rights import open_domein
from actions.intake.intake import start_intake
from exports.intake.intake_pdf import intake_pdf
from forms.engine.library import latest
from forms.intake.restricted_sections import GUARDED, restricted_sections_of
from models import AuditRecord, DomeinInzage, DomeinRecht, Intake
from pages.intake.summary import document
from queries.intake.view import intake_view
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, a_visit, shared_with
from tests.databases import Database
from tests.exports.documents import text
from tests.pages.conftest import OpenPage, Page

QUESTIONNAIRE = latest(GUARDED)
HEALTH = "gezondheid"
ANSWER_TEXT = "Elke ochtend wandelen"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def marijke(session: Session) -> User:
    return a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    """A dossier of Sanne, with answers about health and about wishes."""
    dossier_id = a_dossier(session, sanne)
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    sheet_id = session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()
    for question_id, value in {**about_health(), "over_1_jaar": "Bakker zijn"}.items():
        save_answer(
            session, sheet_id=sheet_id, edit=Edit(field=question_id, value=value, seen_version=0, by=sanne, at=NOW)
        )
    return dossier_id


def about_health() -> dict[str, str]:
    """A text about health, and the answer because of which it is asked."""
    health_question = next(
        each for each in QUESTIONNAIRE.section(HEALTH).questions if each.type in ("text", "long_text")
    )
    return {
        **dict.fromkeys(health_question.when.questions if health_question.when else (), "ja"),
        health_question.id: ANSWER_TEXT,
    }


Look = Callable[..., Page]


@pytest.fixture
def look(open_page: OpenPage, dossier_id: UUID) -> Look:
    def looked(by: User, domain: str, minutes: float = 0) -> Page:
        at = NOW + timedelta(minutes=minutes)
        return open_page("intake", by=by, dossier=str(dossier_id), domein=domain, at=at)

    return looked


def captions(page: Page) -> dict[str, str]:
    """What the list of domains says of each."""
    (domains,) = [each for each in page.app.radio if each.label == "Domeinen"]
    return dict(zip(domains.options, domains.proto.captions, strict=True))


def test_the_list_says_of_a_closed_domain_only_that_it_is_closed(
    session: Session, look: Look, dossier_id: UUID
) -> None:
    helper = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, helper)

    captions_shown = captions(look(helper, "talent"))

    closed = {name: caption for name, caption in captions_shown.items() if ":material/lock:" in name}
    assert closed == {
        ":material/lock: Gezondheid": "gesloten voor uw rol",
        ":material/lock: Opvoeding en veiligheid": "gesloten voor uw rol",
    }
    assert "van" in captions_shown["Talent, wensen en plannen"]


@pytest.mark.parametrize("domain", [HEALTH, "samenvatting"])
def test_who_may_not_read_a_domain_sees_nothing_and_cannot_open_it(
    session: Session, look: Look, dossier_id: UUID, domain: str
) -> None:
    helper = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, helper)

    page = look(helper, domain)

    assert "gesloten voor uw rol" in page.text
    assert ANSWER_TEXT not in page.text
    assert not [each for each in page.app.button if "openen" in each.label]


def test_a_closed_domain_asks_why_and_then_opens_for_ten_minutes(
    session: Session, look: Look, marijke: User, dossier_id: UUID
) -> None:
    page = look(marijke, HEALTH)
    assert ANSWER_TEXT not in page.text
    assert captions(page)[":material/lock: Gezondheid"] == "gesloten"

    page.type("Waarom opent u dit?", "Collega is ziek").press("Gezondheid openen")

    assert "Gezondheid: open tot 11:10" in page.text
    assert ANSWER_TEXT in [each.value for each in (*page.app.text_area, *page.app.text_input)]
    assert [each.reason for each in session.exec(select(DomeinInzage))] == ["Collega is ziek"]
    assert ANSWER_TEXT in look(marijke, "samenvatting", minutes=9).text
    for domain in (HEALTH, "samenvatting"):
        assert ANSWER_TEXT not in look(marijke, domain, minutes=10).text


def test_without_a_reason_it_stays_closed(session: Session, look: Look, marijke: User) -> None:
    page = look(marijke, HEALTH).press("Gezondheid openen")

    assert "Schrijf eerst op waarom" in page.text
    assert session.exec(select(DomeinInzage)).first() is None


def test_the_summary_shows_the_way_to_a_closed_domain(look: Look, marijke: User) -> None:
    page = look(marijke, "samenvatting")
    assert "Bakker zijn" in page.text and ANSWER_TEXT not in page.text

    page.press("Gezondheid openen")

    assert "Waarom opent u dit?" in page.text


def test_a_domain_with_only_the_right_to_read_has_no_input_fields(look: Look, sanne: User) -> None:
    page = look(replace(sanne, rights={HEALTH: Level.READ}), HEALTH)

    assert ANSWER_TEXT in page.text
    assert "Dit kunt u lezen, niet wijzigen." in page.text
    assert ANSWER_TEXT not in [each.value for each in (*page.app.text_area, *page.app.text_input)]


def test_a_partner_to_whom_the_team_shares_nothing_still_gets_a_page(
    session: Session, look: Look, dossier_id: UUID
) -> None:
    partner = a_caseworker(session, role=Role.PARTNER)
    shared_with(session, dossier_id, partner)

    for domain in ("", "talent", "samenvatting"):
        page = look(partner, domain)
        assert "gesloten voor uw rol" in page.text
        assert "jaar" not in page.text and "Asielstatushouder" not in page.text and "Akkoord van" not in page.text
        assert "Bakker zijn" not in page.text
        assert "Gesprekken" not in page.text
        for part in ("Asielstatushouder", "36 jaar", "Akkoord", "artikel 14"):
            assert part not in page.text
    assert "Dit domein is er niet." in look(partner, "gesprekken").text


def test_the_pdf_leaves_out_what_is_closed_and_says_so(
    session: Session, database: Database, dossier_id: UUID, sanne: User, marijke: User
) -> None:
    printed = {}
    for by in (sanne, marijke):
        view = intake_view(session, dossier_id, seen_by=by, at=NOW)
        assert view.questionnaire is not None
        printed[by.name] = text(intake_pdf(document(a_visit(database.engine, by), view, view.questionnaire), TODAY))

    assert ANSWER_TEXT in printed[sanne.name] and "gesloten voor wie het maakte" not in printed[sanne.name]
    assert ANSWER_TEXT not in printed[marijke.name]
    assert "gesloten voor wie het maakte: Gezondheid" in printed[marijke.name]
    assert "Bakker zijn" in printed[marijke.name]


def test_who_may_read_about_work_does_not_see_questions_about_health(
    session: Session, look: Look, dossier_id: UUID
) -> None:
    helper = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, helper)
    (closed,) = [
        each
        for each in QUESTIONNAIRE.section("werk").questions
        if QUESTIONNAIRE.restricted_section_of(each.id) == HEALTH
    ]

    page = look(helper, "werk")

    assert closed.text not in page.text
    assert "**Gezondheid** is gesloten voor uw rol." in page.text


@pytest.fixture
def bea(session: Session) -> User:
    return a_caseworker(session, role=Role.BEHEERDER, name="Bea Jansen")


def cell(page: Page, label: str) -> object:
    return page.value(label)


def test_a_right_is_saved_at_once_and_can_be_reset_to_the_default(
    session: Session, open_page: OpenPage, bea: User
) -> None:
    page = open_page("beheer", by=bea, deel="rechten")
    assert cell(page, "Gezondheid: ondersteuner") == Level.NONE

    page.pick("Gezondheid: ondersteuner", Level.READ).run()

    row = session.exec(select(DomeinRecht)).one()
    assert (row.role, row.restricted_section, row.level, row.set_by) == (Role.ONDERSTEUNER, HEALTH, "lezen", bea.id)
    assert cell(page, "Gezondheid: ondersteuner") == Level.READ

    page.press("Gewoon")

    session.expire_all()
    assert session.exec(select(DomeinRecht)).first() is None
    assert cell(page, "Gezondheid: ondersteuner") == Level.NONE
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "RechtSet")).all()) == 2


def test_the_matrix_has_every_restricted_section_and_every_role_that_sees_dossiers(
    open_page: OpenPage, bea: User
) -> None:
    page = open_page("beheer", by=bea, deel="rechten")

    for role in ("regievoerder", "ondersteuner", "kansverkenner", "coördinator", "partner"):
        for restricted_section in restricted_sections_of(QUESTIONNAIRE.version).values():
            assert isinstance(cell(page, f"{restricted_section.title}: {role}"), Level)


def test_a_right_that_a_colleague_set_meanwhile_is_shown_and_not_reset(
    session: Session, open_page: OpenPage, bea: User
) -> None:
    page = open_page("beheer", by=bea, deel="rechten")
    session.add(
        DomeinRecht(
            gemeente_id=bea.gemeente_id,
            role=Role.PARTNER,
            restricted_section="werk",
            level="lezen",
            set_by=bea.id,
            set_at=NOW,
        )
    )
    session.commit()

    page.run()

    assert cell(page, "Werk: partner") == Level.READ
    assert session.exec(select(AuditRecord).where(AuditRecord.event == "RechtSet")).first() is None


def test_the_log_tells_which_right_was_set(open_page: OpenPage, bea: User) -> None:
    open_page("beheer", by=bea, deel="rechten").pick("Gezondheid: ondersteuner", Level.READ).run()

    (table,) = open_page("beheer", by=bea, deel="logboek").app.dataframe

    assert "Recht gewijzigd (Gezondheid, ondersteuner: lezen)" in list(table.value["Wat"])


def test_who_manages_no_rights_gets_no_matrix(session: Session, open_page: OpenPage) -> None:
    page = open_page("beheer", by=a_caseworker(session, scope=Scope.GEMEENTE), deel="rechten")

    assert "Wat mag elke rol" not in page.text
    assert not [each for each in page.app.selectbox if each.label.startswith("Gezondheid")]


def test_the_dossier_tells_which_closed_domain_was_opened(
    session: Session, open_page: OpenPage, dossier_id: UUID, sanne: User, marijke: User
) -> None:
    open_domein(session, dossier_id=dossier_id, restricted_section=HEALTH, reason="Collega is ziek", by=marijke, at=NOW)

    page = open_page("dossier", by=sanne, dossier=str(dossier_id))

    assert "Marijke van Dam heeft het gesloten domein Gezondheid geopend." in page.text
    assert "Collega is ziek" not in page.text
    assert "De inburgeraar mag vragen wie heeft gekeken" in page.text
