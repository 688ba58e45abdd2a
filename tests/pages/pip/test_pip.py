"""The plan screen, part by part."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlmodel import Session, col, select
from streamlit.testing.v1 import AppTest

from access import Role, User
from actions.answering.field_kind import Edit
from actions.pip.change import start_change
from actions.pip.doelen import revise_doel
from models import AuditRecord, Doel, Pip, PipVersie
from rules.law.terms import PipStatus
from tests.builders import NOW, a_caseworker, a_dossier, a_visit, shared_with
from tests.databases import Database
from tests.plans import a_completed_intake, a_doel, a_draft, a_full_plan, answer_plan, freeze, sheet_of

PARTS = ("wens", "leerroute", "doelen", "uren", "ondersteuning", "afspraken", "controle")
Open = Callable[..., AppTest]


@pytest.fixture
def open_pip(database: Database) -> Open:
    """The screen of a dossier, drawn once."""

    def opened(dossier_id: UUID, by: User, **query: str) -> AppTest:
        def script(visit):  # type: ignore[no-untyped-def]
            from pages.pip import render
            from refusals import Refusal
            from widgets.frame import notices

            try:
                render(visit)
            except Refusal as refused:  # as the frame does
                notices.refusal(refused)

        page = AppTest.from_function(script, kwargs={"visit": a_visit(database.engine, by)}, default_timeout=30)
        for name, value in ({"dossier": str(dossier_id)} | query).items():
            page.query_params[name] = value
        page.run()
        assert not page.exception
        return page

    return opened


def words(page: AppTest) -> str:
    """All that the screen says."""
    shown = [
        *page.markdown,
        *page.caption,
        *page.info,
        *page.success,
        *page.warning,
        *page.error,
        *page.header,
        *page.subheader,
    ]
    return "\n".join(str(each.value) for each in shown)


def button(page: AppTest, label: str) -> None:
    """Press the first button with this label."""
    next(each for each in page.button if each.label == label).click()
    page.run()
    assert not page.exception


def field(page: AppTest, label: str) -> object:
    """The first text field with this label."""
    return next(each for each in [*page.text_area, *page.text_input] if each.label.startswith(label))


def test_a_dossier_without_a_pip_offers_to_begin_one(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)

    page = open_pip(dossier_id, by)
    button(page, "PIP beginnen")

    assert session.exec(select(Pip.status)).one() is PipStatus.CONCEPT
    assert "Wat wil ik bereiken" in str(field(page, "Wat wil ik bereiken").label)  # type: ignore[attr-defined]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_an_empty_plan_can_be_opened(session: Session, open_pip: Open, part: str) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_draft(session, dossier_id, by)

    page = open_pip(dossier_id, by, deel=part)

    assert page.header[0].value


@pytest.mark.parametrize("part", (*PARTS, "versies"))
def test_every_part_of_a_vastgesteld_plan_can_be_read_and_not_written(
    session: Session, open_pip: Open, part: str
) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    freeze(session, a_full_plan(session, dossier_id, by), by)

    page = open_pip(dossier_id, by, deel=part)

    assert not [each for each in [*page.text_area, *page.text_input] if not each.disabled]
    assert "Versie 1 geldt" in words(page)


def test_own_words_are_saved_when_they_are_written(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_draft(session, dossier_id, by)

    page = open_pip(dossier_id, by)
    field(page, "Wat wil ik bereiken").input("Ik wil kapper worden")  # type: ignore[attr-defined]
    page.run()

    assert field(open_pip(dossier_id, by), "Wat wil ik bereiken").value == "Ik wil kapper worden"  # type: ignore[attr-defined]
    assert "Opgeslagen" in words(page)


def test_the_advice_says_that_it_decides_nothing(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_full_plan(session, dossier_id, by)

    page = open_pip(dossier_id, by, deel="leerroute")

    assert "Advies, geen besluit" in words(page)
    assert {"B1-route", "Onderwijsroute", "Z-route"} <= {each.value for each in page.subheader}


def test_a_reason_from_the_intake_can_be_copied(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_completed_intake(session, dossier_id, by)
    a_draft(session, dossier_id, by)

    page = open_pip(dossier_id, by, deel="leerroute")
    button(page, "Neem over uit de intake")

    own = field(page, "Wat spreekt vóór de B1")
    assert own.value == "De leerbaarheidstoets zegt dat niveau B1 haalbaar is."  # type: ignore[attr-defined]


def test_a_suggestion_is_accepted_once_and_opens(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_completed_intake(session, dossier_id, by)
    a_draft(session, dossier_id, by)
    page = open_pip(dossier_id, by, deel="doelen")
    page.session_state[f"voorstellen:{dossier_id}:open"] = True
    page.run()
    offered = sum(each.label == "Overnemen" for each in page.button)

    button(page, "Overnemen")

    doel = session.exec(select(Doel)).one()
    assert sum(each.label == "Overnemen" for each in page.button) == offered - 1
    assert field(page, "Wat is er dan bereikt").value == doel.result  # type: ignore[attr-defined]


def test_a_doel_is_added_and_written_and_closed_and_removed(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_draft(session, dossier_id, by)
    page = open_pip(dossier_id, by, deel="doelen")

    next(each for each in page.button_group if each.label.startswith("Nieuw doel")).select("werk")
    page.run()
    button(page, "Doel toevoegen bij werk")
    field(page, "In eigen woorden").input("Ik wil *werken*")  # type: ignore[attr-defined]
    page.run()
    button(page, "Activiteit toevoegen")
    field(page, "Uren per week").input("7,5")  # type: ignore[attr-defined]
    page.run()
    button(page, "Sluiten")

    assert r"Ik wil \*werken\*" in words(page)
    assert "7,5 uur per week" in words(page).replace("\\", "")
    button(page, "Openen")
    button(page, "Doel weghalen")
    assert "Nog geen doelen" in words(page)
    assert session.exec(select(Doel)).one().removed_at is not None


def test_an_invalid_date_is_explained_and_stays_in_the_field(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    doel_id = a_doel(session, a_draft(session, dossier_id, by), by)

    page = open_pip(dossier_id, by, deel="doelen", doel=str(doel_id))
    field(page, "Klaar op").input("31-02-2027")  # type: ignore[attr-defined]
    page.run()

    assert "Opgeslagen blijft: 01-10-2027" in words(page).replace("\\", "")
    assert field(page, "Klaar op").value == "31-02-2027"  # type: ignore[attr-defined]


def test_an_earlier_text_of_a_doel_can_be_restored(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_draft(session, dossier_id, by)
    doel_id = a_doel(session, pip_id, by)
    revise_doel(
        session, doel_id=doel_id, edit=Edit(field="owner", value="Iemand anders", seen_version=1, by=by, at=NOW)
    )
    page = open_pip(dossier_id, by, deel="doelen", doel=str(doel_id))
    page.session_state[f"pip:{sheet_of(session, pip_id)}:{doel_id}:geschiedenis"] = True
    page.run()

    button(page, "Zet dit terug")

    session.expire_all()
    assert session.get_one(Doel, doel_id).owner == "Amina"
    assert field(page, "Wie zorgt ervoor").value == "Amina"  # type: ignore[attr-defined]


def test_a_colleague_who_saved_first_is_named_with_both_texts(session: Session, open_pip: Open) -> None:
    by, other = a_caseworker(session), a_caseworker(session, name="Karim Haddad")
    dossier_id = a_dossier(session, by)
    shared_with(session, dossier_id, other)
    doel_id = a_doel(session, a_draft(session, dossier_id, by), by)
    page = open_pip(dossier_id, by, deel="doelen", doel=str(doel_id))

    revise_doel(session, doel_id=doel_id, edit=Edit(field="owner", value="Karim", seen_version=1, by=other, at=NOW))
    field(page, "Wie zorgt ervoor").input("Sanne")  # type: ignore[attr-defined]
    page.run()

    assert "Karim Haddad heeft dit antwoord" in words(page)
    button(page, "Mijn antwoord opslaan")
    assert session.exec(select(Doel.owner)).one() == "Sanne"


def test_the_check_names_what_is_missing_with_its_article_and_links_to_it(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_draft(session, dossier_id, by)

    page = open_pip(dossier_id, by, deel="controle")

    shown_words = words(page).replace("\\", "")
    assert "Kies een leerroute." in shown_words
    assert "Wet inburgering 2021, art. 15" in shown_words
    assert next(each for each in page.button if each.label == "Vaststellen").disabled
    button(page, "Invullen")
    assert page.header[0].value == "Leerroute"


def test_a_full_plan_is_vastgesteld_with_the_dagtekening_that_was_given(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_full_plan(session, dossier_id, by)

    page = open_pip(dossier_id, by, deel="controle")
    field(page, "Dagtekening").input("20-11-2026")  # type: ignore[attr-defined]
    page.run()
    button(page, "Vaststellen")

    assert str(session.exec(select(col(PipVersie.dagtekening))).one()) == "2026-11-20"
    assert "Loopt van 21 november 2026 tot en met 20 november 2029" in words(page)


def test_a_dagtekening_in_the_future_stops_the_vaststelling(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_full_plan(session, dossier_id, by)

    page = open_pip(dossier_id, by, deel="controle")
    field(page, "Dagtekening").input("22-11-2026")  # type: ignore[attr-defined]
    page.run()

    assert "mag niet in de toekomst" in words(page)
    assert next(each for each in page.button if each.label == "Vaststellen").disabled


def test_a_later_version_shows_what_changed_and_the_first_stays_readable(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    freeze(session, pip_id, by)
    start_change(session, pip_id=pip_id, reason="Ander werk", by=by, at=NOW)
    answer_plan(session, pip_id, by, {"eigen_woorden": "Ik wil bakker worden."}, seen_version=1)
    freeze(session, pip_id, by)

    page = open_pip(dossier_id, by, deel="versies")
    changed = words(page).replace("\\", "")
    page.selectbox[0].select(1).run()
    first = words(page).replace("\\", "")

    assert "| Wat wil ik bereiken? | Ik wil kapper worden. | Ik wil bakker worden. |" in changed
    assert "Reden van de wijziging: Ander werk" in changed
    assert "Ik wil kapper worden." in first
    assert "bakker" not in first


def test_one_visit_gives_one_line_in_the_log(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_draft(session, dossier_id, by)

    page = open_pip(dossier_id, by)
    page.run()

    seen = session.exec(select(AuditRecord).where(AuditRecord.event == "Viewed")).all()
    assert [each.details for each in seen] == [{"screen": "pip"}]


def test_an_ondersteuner_reads_and_is_offered_nothing_to_do(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_full_plan(session, dossier_id, by)
    helper = a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra")
    shared_with(session, dossier_id, helper)

    page = open_pip(dossier_id, helper, deel="controle")

    assert not {"Vaststellen", "PIP wijzigen", "Download PIP", "Invullen"} & {each.label for each in page.button}
    assert "Ik wil kapper worden" in words(open_pip(dossier_id, helper, deel="wens"))


def test_a_plan_of_another_gemeente_is_not_shown(session: Session, open_pip: Open) -> None:
    by = a_caseworker(session)
    dossier_id = a_dossier(session, by)
    a_full_plan(session, dossier_id, by)
    stranger = a_caseworker(session, gemeente="Lochem", role=Role.COORDINATOR)

    page = open_pip(dossier_id, stranger)

    assert "Dit dossier is er niet, of u mag het niet zien." in words(page)
    assert not page.title
