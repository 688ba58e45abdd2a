"""The summary of the intake: what asks for attention, what the law misses and why, referrals, accord, hand-over."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.akkoord import AkkoordFacts, note_akkoord
from actions.intake.handover import Sheet, hand_over
from actions.intake.intake import reopen_intake, start_intake
from actions.intake.legal_gaps import note_gap
from actions.intake.referrals import ReferralFacts, ReferralProgress, refer, revise_referral
from forms.engine.answers import Json
from forms.engine.library import latest
from forms.engine.schema import LegalItem
from forms.intake.legal_items import LegalItemGap
from models import AuditRecord, IntakeAkkoord, Verwijzing, WarmeOverdracht
from queries.intake.legal_gaps import ending
from queries.intake.view import intake_view
from rules.intake.akkoord import Party
from rules.intake.referral import ReferralStatus, ReferredTo
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.pages.conftest import OpenPage, Page
from tests.plans import a_completed_intake

ALONE = "Bekijk dit alleen als niemand meekijkt"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def begun(session: Session, sanne: User) -> UUID:
    dossier_id = a_dossier(session, sanne, given_names="Selam", family_name="Haile")
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    return dossier_id


def answer_intake(session: Session, dossier_id: UUID, by: User, **facts: Json) -> None:
    """Answer the questions that supply these facts, and those that they hang on."""
    sheet_id = intake_view(session, dossier_id, seen_by=by).sheet_id
    assert sheet_id is not None
    for question in latest("brede_intake").questions:
        if question.fact and question.fact.name in facts:
            save_answer(
                session,
                sheet_id=sheet_id,
                edit=Edit(field=question.id, value=facts[question.fact.name], seen_version=0, by=by, at=NOW),
            )


def summary(open_page: OpenPage, by: User, dossier_id: UUID) -> Page:
    """The summary as this user sees it."""
    return open_page("intake", by=by, dossier=str(dossier_id), domein="samenvatting")


def test_an_aandachtspunt_shows_its_answer_and_what_to_do(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    answer_intake(session, begun, sanne, debts="ja", letters=1)

    page = summary(open_page, sanne, begun)

    assert "Aandachtspunten (2)" in page.text
    assert "Er zijn schulden of rekeningen die niet betaald zijn" in page.text
    assert "nog niet kon betalen? Ja" in page.text
    assert "Voorstel: Stel hulp van de schuldhulp" in page.text
    assert "Ook om op te letten (1)" in page.text


def test_an_intake_without_aandachtspunten_says_so(open_page: OpenPage, begun: UUID, sanne: User) -> None:
    assert "volgt geen aandachtspunt" in summary(open_page, sanne, begun).text


def test_private_answers_are_folded_and_not_counted(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    answer_intake(session, begun, sanne, safe_at_home="nee")

    page = summary(open_page, sanne, begun)

    (closed,) = [each for each in page.app.expander if each.label.startswith(ALONE)]
    assert any("niet altijd veilig" in each.value for each in closed.markdown)
    assert "Aandachtspunten (" not in page.text


def test_a_closed_domein_gives_no_aandachtspunt_to_who_may_not_read_it(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, begun, yusra)
    answer_intake(session, begun, sanne, debts="ja", safe_at_home="nee", sleep=1, stress=5, cv="nee", internet="nee")

    page = summary(open_page, yusra, begun)

    assert "Er is thuis geen goed internet" in page.text
    assert "Aandachtspunten (1)" in page.text
    for word in ("Er zijn schulden", "slapen", ALONE):
        assert word not in page.text


def test_a_referral_is_made_from_a_point_and_keeps_what_was_typed_when_it_is_refused(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    answer_intake(session, begun, sanne, debts="ja")
    page = summary(open_page, sanne, begun).press("Doorverwijzen")
    assert page.value("Naar wie?") is ReferredTo.SCHULDHULP

    page.type("Wanneer vraagt u na hoe het gaat?", "01-11-2026").press("Doorverwijzing vastleggen")
    assert any("al geweest" in each.value for each in page.app.error)
    assert session.exec(select(Verwijzing)).first() is None
    page.type("Wanneer vraagt u na hoe het gaat?", "1 december 2026").press("Doorverwijzing vastleggen")

    (row,) = session.exec(select(Verwijzing))
    assert (row.referred_to, row.status, row.follow_up_on.isoformat()) == ("schuldhulp", "open", "2026-12-01")
    assert "Schuldhulp** · Gevraagd" in page.text


def test_a_referral_is_made_by_hand_and_followed_to_its_outcome(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = summary(open_page, sanne, begun).press("Doorverwijzing maken")
    page.pick("Naar wie?", ReferredTo.WIJKTEAM)
    page.type("Waarom? Schrijf op wat niet lukt, geen diagnose.", "De post stapelt zich op.")
    page.press("Doorverwijzing vastleggen")
    assert "De post stapelt zich op" in page.text and "navragen op 5 december 2026" in page.text

    (row,) = session.exec(select(Verwijzing))
    revise_referral(
        session,
        dossier_id=begun,
        referral_id=row.id,
        progress=ReferralProgress(
            status=ReferralStatus.AFGEROND, outcome="Er komt elke week iemand.", follow_up_on=None
        ),
        seen_version=1,
        by=sanne,
        at=NOW,
    )
    assert "Uitkomst: Er komt elke week iemand" in page.run().text
    assert "navragen op" not in page.text


def test_a_referral_is_on_vandaag_from_its_follow_up_day(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    refer(
        session,
        referral_id=uuid4(),
        dossier_id=begun,
        facts=ReferralFacts(referred_to=ReferredTo.VEILIG_THUIS, reason="Iets", follow_up_on=TODAY + timedelta(days=2)),
        by=sanne,
        at=NOW,
        on=TODAY,
    )
    assert "Niet vergeten" not in open_page("vandaag", by=sanne).text

    page = open_page("vandaag", by=sanne, today=TODAY + timedelta(days=2))

    assert "Selam Haile → intake" in page.text and "Doorverwijzing navragen" in page.text
    assert "Veilig Thuis" not in page.text


def test_with_reasons_and_a_day_for_the_toets_the_intake_can_be_completed(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    before = summary(open_page, sanne, begun)
    assert "nodig voor de wet" in before.text and "Alles wat de wet vraagt" not in before.text
    planned = LegalItemGap("", TODAY + timedelta(days=10))
    for item in LegalItem:
        gap = planned if item is LegalItem.LEERBAARHEIDSTOETS else LegalItemGap("Komt in deel B.")
        note_gap(session, dossier_id=begun, item=item, gap=gap, seen_version=0, by=sanne, at=NOW)

    page = summary(open_page, sanne, begun)
    assert "Alles wat de wet vraagt, is besproken, of er staat waarom niet" in page.text
    assert "Gepland op 1 december 2026" in page.text and "Komt in deel B" in page.text
    page.type("Wie zijn het eens met deze intake?", "mevrouw Haile").press("Intake afronden")

    assert "Deze intake is afgerond" in page.text
    assert set(ending(session, begun, seen_by=sanne).gaps) >= {LegalItem.LEERBAARHEIDSTOETS}


def test_a_planned_day_in_the_past_is_reported_as_not_enough(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    item = LegalItem.LEERBAARHEIDSTOETS
    note_gap(session, dossier_id=begun, item=item, gap=LegalItemGap("", TODAY), seen_version=0, by=sanne, at=NOW)

    page = open_page("intake", by=sanne, dossier=str(begun), domein="samenvatting", today=TODAY + timedelta(days=1))

    assert "Dat is niet genoeg om de intake af te ronden" in page.text
    vandaag = open_page("vandaag", by=sanne, today=TODAY + timedelta(days=1))
    assert "Leerbaarheidstoets gepland" in vandaag.text


def test_each_party_agrees_and_the_names_are_filled_in_when_completing(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = summary(open_page, sanne, begun)
    assert page.value("Naam") == "Selam Haile"
    page.press("Akkoord vastleggen")
    page.pick("Wie is akkoord?", Party.REGISSEUR).run()
    assert page.value("Naam") == "Sanne de Boer"
    page.press("Akkoord vastleggen")

    assert "Inburgeraar: Selam Haile, 21 november 2026" in page.text
    assert page.value("Wie zijn het eens met deze intake?") == "Selam Haile (inburgeraar), Sanne de Boer (regisseur)"
    assert len(session.exec(select(IntakeAkkoord)).all()) == 2


def test_an_accord_in_the_future_is_refused_and_the_typed_text_stays(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = summary(open_page, sanne, begun)
    page.type("Naam", "Mevrouw Haile").type("Akkoord gegeven op", "22-11-2026").press("Akkoord vastleggen")

    assert any("nog niet geweest" in each.value for each in page.app.error)
    assert page.value("Naam") == "Mevrouw Haile"
    assert session.exec(select(IntakeAkkoord)).first() is None


def test_opening_again_withdraws_the_accords_and_says_so(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    note_akkoord(
        session,
        akkoord_id=uuid4(),
        dossier_id=begun,
        facts=AkkoordFacts(party=Party.INBURGERAAR, name="Selam Haile", agreed_on=TODAY),
        by=sanne,
        at=NOW,
        on=TODAY,
    )
    a_completed_intake(session, begun, sanne)
    assert "De akkoorden vervallen dan" in summary(open_page, sanne, begun).text

    reopen_intake(session, dossier_id=begun, reason="Nieuws", by=sanne, at=NOW)

    page = summary(open_page, sanne, begun)
    assert "Ingetrokken akkoorden (1)" in page.text
    assert "Selam Haile, 21 november 2026. Ingetrokken op" in page.text


def test_a_hand_over_is_written_and_received_by_a_colleague(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    tom = a_caseworker(session, role=Role.KANSVERKENNER, name="Tom de Wit")
    shared_with(session, begun, tom)
    page = summary(open_page, tom, begun).press("Overdracht maken")
    page.type("Welke zorgen zijn er nog?", "De opvang.").press("Overdracht vastleggen")
    assert any("Aan wie draagt u over" in each.value for each in page.app.error)
    assert page.value("Welke zorgen zijn er nog?") == "De opvang."
    page.type("Aan wie draagt u over?", "Sanne").press("Overdracht vastleggen")
    assert "Tom de Wit aan Sanne" in page.text and "Nog niet ontvangen" in page.text
    assert "Ontvangen" not in [each.label for each in page.app.button]

    received = summary(open_page, sanne, begun).press("Ontvangen")

    assert "Ontvangen door Sanne de Boer op 21 november 2026" in received.text
    (row,) = session.exec(select(WarmeOverdracht))
    assert row.received_by == sanne.id


def test_while_somebody_else_is_present_referrals_and_hand_overs_are_hidden(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    refer(
        session,
        referral_id=uuid4(),
        dossier_id=begun,
        facts=ReferralFacts(referred_to=ReferredTo.VEILIG_THUIS, reason="Het is thuis niet veilig", follow_up_on=TODAY),
        by=sanne,
        at=NOW,
        on=TODAY,
    )
    sheet = Sheet(worked="Alleen spreken", worries="", promises="", handed_to="Tom")
    hand_over(session, handover_id=uuid4(), dossier_id=begun, sheet=sheet, by=sanne, at=NOW)
    answer_intake(session, begun, sanne, safe_at_home="nee")
    assert "Veilig Thuis" in summary(open_page, sanne, begun).text

    page = open_page("intake", by=sanne, dossier=str(begun), domein="samenvatting", partner="ja")

    for word in ("Veilig Thuis", "niet veilig", "Alleen spreken", ALONE):
        assert word not in page.text


def test_an_ondersteuner_sees_no_referrals_and_no_hand_over(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, begun, yusra)

    page = summary(open_page, yusra, begun)

    for word in ("Doorverwijzing", "Warme overdracht", "Akkoord vastleggen", "Waarom niet, of wanneer wel?"):
        assert word not in page.text


def test_the_audit_trail_does_not_hold_the_text_of_a_hand_over(
    session: Session, open_page: OpenPage, begun: UUID, sanne: User
) -> None:
    page = summary(open_page, sanne, begun).press("Overdracht maken")
    page.type("Wat is er beloofd?", "Geheim woord").type("Aan wie draagt u over?", "Tom")
    page.press("Overdracht vastleggen")

    assert not any("Geheim" in str(each.details) for each in session.exec(select(AuditRecord)))
