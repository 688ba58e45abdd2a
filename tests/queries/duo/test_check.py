"""Which messages to DUO follow from a dossier and its decided plan."""

import json
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from access import Role, User
from actions.duo.copy_sheet import note_sheet
from actions.duo.queue import NewMessage, queue_message
from actions.duo.sending import note_answer, take_message
from actions.pip.change import start_change
from models import Aanbieder, Aanbod, Activiteit, AuditRecord, Caseworker, Dossier, DuoBericht, GevolgdeUren, PipVersie
from models.guards.encryption import bericht_ad, encrypted
from queries.duo.check import DuoView, bsn_for_duo, duo_view
from queries.duo.outbox import Outbox, outbox
from queries.pip.view import pip_view
from refusals import NotAllowed, NotFound
from rules.duo import ENDPOINTS, BerichtKind
from rules.duo.messages import DuoPip, JaNee, ResultaatPvt
from rules.duo.refusal import DuoRefusalCode as Code
from rules.duo.weighed import WeighedMessage
from rules.law.terms import Alfabetisering, Doelgroep, Leerroute, Taalniveau, Wijziging
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.plans import a_draft, a_full_plan, answer_plan, freeze

BSN = "999990019"


def a_regievoerder(session: Session) -> User:
    """Somebody who can be reached."""
    by = a_caseworker(session)
    row = session.get_one(Caseworker, by.id)
    row.email, row.phone = "s.deboer@duinmeer.nl", "0570 123456"
    session.commit()
    return by


def a_person(session: Session, by: User, **facts: Any) -> UUID:
    """Somebody about whom DUO takes messages."""
    usual: dict[str, Any] = {"bsn": BSN, "plicht_start_on": date(2026, 9, 1)}
    return a_dossier(session, by, **(usual | facts))


def duo_view_of(session: Session, dossier_id: UUID, by: User, on: date = TODAY, **more: Any) -> DuoView:
    view = pip_view(session, dossier_id, seen_by=by, on=on)
    return duo_view(session, view, seen_by=by, on=on, **more)


def one(view: DuoView, kind: BerichtKind) -> WeighedMessage:
    (only,) = [each for each in view.others if each.kind is kind]
    return only


def stops(weighed: WeighedMessage | None) -> set[Code]:
    assert weighed is not None
    return {each.code for each in weighed.blocking}


def doubts(weighed: WeighedMessage) -> set[Code]:
    return {each.code for each in weighed.doubtful}


def note(session: Session, dossier_id: UUID, **facts: Any) -> None:
    """Milestones of the dossier, as the actions of other screens write them."""
    row = session.get_one(Dossier, dossier_id)
    for name, value in facts.items():
        setattr(row, name, value)
    session.commit()


def test_a_draft_is_checked_as_if_it_were_dated_today_and_is_never_ready(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    a_full_plan(session, dossier_id, by)

    view = duo_view_of(session, dossier_id, by)

    assert view.draft is not None
    assert view.draft.message == DuoPip(
        dagtekening=TODAY, leerroute=Leerroute.B1, niveau=Taalniveau.B1, alfabetisering=Alfabetisering.NVT
    )
    assert view.draft.passes
    assert view.in_force is None
    assert BerichtKind.PIP not in {each.kind for each in view.ready}


def test_a_draft_without_a_leerroute_would_be_refused(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    a_draft(session, dossier_id, by)

    assert stops(duo_view_of(session, dossier_id, by).draft) == {Code.GEEN_LEERROUTE}


def test_a_draft_without_a_bsn_and_before_the_plicht_would_be_refused(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by, bsn=None)
    a_full_plan(session, dossier_id, by)
    note(session, dossier_id, plicht_start_on=date(2026, 12, 1))

    assert stops(duo_view_of(session, dossier_id, by).draft) == {Code.BSN_ONTBREEKT, Code.VOOR_PLICHT}


def test_the_version_in_force_is_sent_as_it_was_frozen_and_named_by_its_number(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    freeze(session, pip_id, by, dagtekening=date(2026, 11, 20))

    view = duo_view_of(session, dossier_id, by)

    versie = session.exec(select(PipVersie)).one()
    assert view.draft is None
    assert view.in_force is not None
    assert view.in_force.passes
    assert view.in_force.intent == f"pip:{versie.id}"
    assert view.in_force.ready.body is not None
    assert view.in_force.ready.body["dagtekeningPip"] == "2026-11-20"


def test_a_change_is_checked_after_the_version_in_force(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    freeze(session, pip_id, by, dagtekening=date(2026, 11, 20))
    start_change(session, pip_id=pip_id, kind=Wijziging.INHOUD, reason="Meer uren", by=by, at=NOW)
    answer_plan(session, pip_id, by, {"niveau": "A2"}, seen_version=1)

    view = duo_view_of(session, dossier_id, by)

    assert view.draft is not None
    assert view.in_force is not None
    assert view.draft.passes  # A2 is refused in the very first PIP only
    assert view.in_force.passes
    assert duo_view_of(session, dossier_id, by, on=date(2026, 11, 19)).draft is not None
    assert stops(duo_view_of(session, dossier_id, by, on=date(2026, 11, 19)).draft) >= {Code.VOOR_HUIDIG_PIP}


def test_the_pip_of_a_former_gemeente_counts(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    answer_plan(session, pip_id, by, {"niveau": "A2"}, seen_version=1)
    assert stops(duo_view_of(session, dossier_id, by).draft) == {Code.A2_IN_EERSTE_PIP}

    note(session, dossier_id, earlier_pip_on=date(2026, 10, 1), earlier_leerroute="B")

    assert stops(duo_view_of(session, dossier_id, by).draft) == set()


def test_the_contactpersoon_is_the_regievoerder(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)

    weighed = one(duo_view_of(session, dossier_id, by), BerichtKind.CONTACT)

    assert weighed.passes
    assert weighed.ready.body == {"naam": by.name, "email": "s.deboer@duinmeer.nl", "telefoonnummer": "0570 123456"}


def test_a_regievoerder_who_cannot_be_reached_is_no_contactpersoon(session: Session) -> None:
    by = a_caseworker(session)

    assert stops(one(duo_view_of(session, a_person(session, by), by), BerichtKind.CONTACT)) == {
        Code.MAIL_LEEG,
        Code.TELEFOON_LEEG,
    }


def accepted(
    session: Session, dossier_id: UUID, by: User, kind: BerichtKind, intent: str, body: str, answer: str
) -> None:
    made = uuid4()
    session.add(
        DuoBericht(
            id=made, gemeente_id=by.gemeente_id, dossier_id=dossier_id, kind=kind.value, intent=intent, path="/",
            method=ENDPOINTS[kind].method, status="aangenomen", body=encrypted(session, body, bericht_ad(made, "body")),
            answer=encrypted(session, answer, bericht_ad(made, "answer")), created_by=by.id, created_at=NOW,
        )
    )  # fmt: skip
    session.commit()


CONTACT = '{"naam": "Sanne de Boer", "email": "s.deboer@duinmeer.nl", "telefoonnummer": "0570 123456"}'


def test_a_contactpersoon_that_duo_knows_is_coupled_by_the_number_from_duo(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    answer = f'{{"words": [], "told": {{"id": 77, "contactpersoongegevens": {CONTACT}}}}}'
    accepted(session, dossier_id, by, BerichtKind.CONTACT, f"contact:{by.id}#1", CONTACT, answer)

    weighed = one(duo_view_of(session, dossier_id, by), BerichtKind.CONTACT_KOPPELEN)

    assert weighed.passes
    assert (weighed.ready.body, weighed.ready.places) == (None, {"id": "77"})


def outbox_of(session: Session, dossier_id: UUID, by: User) -> Outbox:
    return outbox(
        session, dossier_id, ready=[each.ready for each in duo_view_of(session, dossier_id, by).ready], seen_by=by
    )


def unsent(session: Session, dossier_id: UUID, by: User) -> set[BerichtKind]:
    return {each.kind for each in outbox_of(session, dossier_id, by).unsent}


def send_all(session: Session, dossier_id: UUID, by: User, number: int = 77) -> None:
    """Put ready what can go, and let DUO take it; a contactpersoon gets this number."""
    for each in outbox_of(session, dossier_id, by).unsent:
        queue_message(
            session,
            dossier_id=dossier_id,
            news=NewMessage(kind=each.kind, body=each.body, intent=each.intent, places=each.places),
            by=by,
            at=NOW,
        )
    while sent := take_message(session, at=NOW):
        answer = (
            {"id": number, "contactpersoongegevens": json.loads(CONTACT)} if sent.kind is BerichtKind.CONTACT else None
        )
        note_answer(session, sent=sent, code=200, body=answer, at=NOW)
    session.expire_all()


def test_a_regievoerder_that_duo_knows_from_another_dossier_is_not_sent_again(session: Session) -> None:
    by = a_regievoerder(session)
    first, second = a_person(session, by), a_person(session, by, given_names="Senait", bsn="123456782")
    assert unsent(session, second, by) == {BerichtKind.CONTACT}
    send_all(session, first, by)

    assert unsent(session, second, by) == {BerichtKind.CONTACT_KOPPELEN}


def test_a_dossier_that_goes_to_a_colleague_and_back_is_coupled_again(session: Session) -> None:
    by = a_regievoerder(session)
    karim = a_caseworker(session, name="Karim Bakker")
    row = session.get_one(Caseworker, karim.id)
    row.email, row.phone = "k.bakker@duinmeer.nl", "0570 999999"
    session.commit()
    dossier_id = a_person(session, by)
    for someone, number in ((by, 77), (karim, 78)):
        note(session, dossier_id, regievoerder_id=someone.id)
        send_all(session, dossier_id, someone, number)
        send_all(session, dossier_id, someone, number)
        assert unsent(session, dossier_id, someone) == set()

    note(session, dossier_id, regievoerder_id=by.id)

    assert unsent(session, dossier_id, by) == {BerichtKind.CONTACT_KOPPELEN}
    assert one(duo_view_of(session, dossier_id, by), BerichtKind.CONTACT_KOPPELEN).places == {"id": "77"}


def test_when_duo_made_a_contactpersoon_twice_the_last_one_counts(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    for number in (77, 78):
        answer = f'{{"words": [], "told": {{"id": {number}, "contactpersoongegevens": {CONTACT}}}}}'
        accepted(session, dossier_id, by, BerichtKind.CONTACT, f"contact:{by.id}#{number - 76}", CONTACT, answer)

    assert one(duo_view_of(session, dossier_id, by), BerichtKind.CONTACT_KOPPELEN).places == {"id": "78"}


def test_a_new_telephone_number_changes_the_contactpersoon_at_duo(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    answer = f'{{"words": [], "told": {{"id": 77, "contactpersoongegevens": {CONTACT}}}}}'
    accepted(session, dossier_id, by, BerichtKind.CONTACT, f"contact:{by.id}#1", CONTACT, answer)
    assert one(duo_view_of(session, dossier_id, by), BerichtKind.CONTACT).places == {"id": "77"}

    session.get_one(Caseworker, by.id).phone = "0570 654321"
    session.commit()

    assert one(duo_view_of(session, dossier_id, by), BerichtKind.CONTACT_WIJZIGEN).ready.places == {"id": "77"}


def a_school(session: Session, by: User, **facts: Any) -> UUID:
    """A course of the catalogue; gives the id of the offer."""
    usual: dict[str, Any] = {
        "name": "Taalschool Duin",
        "kind": "taalschool",
        "duo_number": "0000012345",
        "bow_mark": True,
    }
    school = Aanbieder(gemeente_id=by.gemeente_id, **(usual | facts))
    session.add(school)
    session.flush()
    offer = Aanbod(
        gemeente_id=by.gemeente_id, aanbieder_id=school.id, name="Taalles", area="taal", counts_for="cursusuren",
        updated_on=TODAY,
    )  # fmt: skip
    session.add(offer)
    session.commit()
    return offer.id


def test_lessons_at_a_school_of_the_catalogue_become_an_aanbod_once_there_is_a_pip(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    assert not one(duo_view_of(session, dossier_id, by), BerichtKind.AANBOD).tells
    session.exec(select(Activiteit)).one().aanbod_id = a_school(session, by)
    session.commit()
    assert stops(one(duo_view_of(session, dossier_id, by), BerichtKind.AANBOD)) == {Code.AANBOD_ZONDER_PIP}

    freeze(session, pip_id, by)
    weighed = one(duo_view_of(session, dossier_id, by), BerichtKind.AANBOD)

    assert weighed.passes
    assert weighed.label == "Inburgeringsaanbod bij Taalschool Duin"
    assert weighed.ready.places == {"instellingsnummer": "0000012345"}
    assert weighed.ready.body == {
        "datumInburgeringsaanbod": "2026-12-01",
        "verwachteEinddatumOpleiding": "2027-09-02",  # the day after the last lesson
        "indicatorAlfabetiseringsonderwijs": "NVT",
    }


def test_an_aanbod_at_a_school_that_left_the_plan_can_be_removed_at_duo(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    lessons = session.exec(select(Activiteit)).one()
    lessons.aanbod_id = a_school(session, by)
    session.commit()
    freeze(session, pip_id, by)
    send_all(session, dossier_id, by)
    assert BerichtKind.AANBOD_VERWIJDEREN not in {each.kind for each in duo_view_of(session, dossier_id, by).others}

    session.get_one(Activiteit, lessons.id).aanbod_id = None
    session.commit()
    weighed = one(duo_view_of(session, dossier_id, by), BerichtKind.AANBOD_VERWIJDEREN)
    assert weighed.passes
    assert weighed.label == "Inburgeringsaanbod bij Taalschool Duin verwijderen"
    assert doubts(weighed) == {Code.AANBOD_UIT_PLAN}
    send_all(session, dossier_id, by)

    assert BerichtKind.AANBOD_VERWIJDEREN not in {each.kind for each in duo_view_of(session, dossier_id, by).others}
    session.get_one(Activiteit, lessons.id).aanbod_id = session.exec(select(Aanbod.id)).one()
    session.commit()
    assert unsent(session, dossier_id, by) == {BerichtKind.AANBOD}


def test_a_school_without_number_and_mark_is_refused(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    session.exec(select(Activiteit)).one().aanbod_id = a_school(session, by, duo_number="", bow_mark=False)
    session.commit()
    freeze(session, pip_id, by)

    weighed = one(duo_view_of(session, dossier_id, by), BerichtKind.AANBOD)

    assert stops(weighed) == {Code.SCHOOL_ZONDER_NUMMER, Code.SCHOOL_ZONDER_KEURMERK}


def test_who_chooses_a_school_themselves_has_no_aanbod(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by, doelgroep=Doelgroep.GEZINSMIGRANT)
    a_full_plan(session, dossier_id, by)

    assert BerichtKind.AANBOD not in {each.kind for each in duo_view_of(session, dossier_id, by).others}


def in_traject(session: Session, by: User, **facts: Any) -> UUID:
    """Somebody with a PIP of 1 October 2026, so with a termijn from 2 October 2026 to 1 October 2029."""
    dossier_id = a_person(session, by)
    freeze(session, a_full_plan(session, dossier_id, by), by, dagtekening=date(2026, 10, 1))
    note(session, dossier_id, **facts)
    return dossier_id


def test_dates_of_the_map_and_the_pvt_are_taken_from_the_dossier(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by, map_talk_on=date(2026, 11, 1), pvt_signed_on=date(2026, 9, 30))

    view = duo_view_of(session, dossier_id, by)

    assert one(view, BerichtKind.MAP).ready.body == {"datumEindgesprekMap": "2026-11-01"}
    assert one(view, BerichtKind.MAP).passes
    assert stops(one(view, BerichtKind.PVT)) == {Code.VOOR_TERMIJN}


def test_what_has_not_happened_is_not_sent(session: Session) -> None:
    by = a_regievoerder(session)
    view = duo_view_of(session, in_traject(session, by), by)

    assert not one(view, BerichtKind.MAP).tells
    assert not one(view, BerichtKind.PVT).tells
    assert view.late == frozenset()
    assert BerichtKind.ZROUTE not in {each.kind for each in view.others}


def test_a_date_that_was_sent_and_then_removed_is_withdrawn(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by)
    accepted(
        session, dossier_id, by, BerichtKind.PVT, f"pvt:{dossier_id}#1", '{"datumOndertekeningPvt": "2026-10-20"}', ""
    )

    weighed = one(duo_view_of(session, dossier_id, by), BerichtKind.PVT)

    assert (weighed.passes, weighed.ready.body) == (True, {})


def test_a_withdrawn_date_is_no_longer_sent(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by, pvt_signed_on=date(2026, 10, 20))
    send_all(session, dossier_id, by)
    note(session, dossier_id, pvt_signed_on=None)
    assert one(duo_view_of(session, dossier_id, by), BerichtKind.PVT).ready.body == {}
    send_all(session, dossier_id, by)

    assert not one(duo_view_of(session, dossier_id, by), BerichtKind.PVT).tells


def test_an_end_of_the_z_route_that_was_sent_too_soon_is_withdrawn(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    pip_id = a_full_plan(session, dossier_id, by)
    answer_plan(session, pip_id, by, {"leerroute": "Z", "niveau": None}, seen_version=1)
    answer_plan(session, pip_id, by, {"afwijken_leerbaarheidstoets": "De toets was te vroeg."})
    freeze(session, pip_id, by, dagtekening=date(2026, 10, 1))
    note(session, dossier_id, z_done_on=date(2026, 11, 10), map_talk_on=date(2026, 11, 9))
    send_all(session, dossier_id, by)
    note(session, dossier_id, z_done_on=None, map_talk_on=None)

    view = duo_view_of(session, dossier_id, by)
    assert (one(view, BerichtKind.ZROUTE).passes, one(view, BerichtKind.ZROUTE).ready.body) == (True, {})
    assert stops(one(view, BerichtKind.MAP)) == {Code.INTREKKEN_NA_Z}  # DUO takes that only after this
    send_all(session, dossier_id, by)

    view = duo_view_of(session, dossier_id, by)
    assert not one(view, BerichtKind.ZROUTE).tells
    assert (one(view, BerichtKind.MAP).passes, one(view, BerichtKind.MAP).ready.body) == (True, {})


def test_hours_that_become_zero_are_sent_as_zero(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by)
    hours_of(session, dossier_id, by, 600, during_intake=True)
    send_all(session, dossier_id, by)
    session.exec(select(GevolgdeUren)).one().removed_at = NOW
    session.commit()

    assert one(duo_view_of(session, dossier_id, by), BerichtKind.UREN_INTAKE).ready.body == {"uren": 0}
    send_all(session, dossier_id, by)
    assert BerichtKind.UREN_INTAKE not in {each.kind for each in duo_view_of(session, dossier_id, by).others}


def test_more_hours_than_a_partial_ontheffing_allows_give_a_warning(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by)
    hours_of(session, dossier_id, by, 121 * 60, counts_for="participatieuren")
    decision = (
        '{"oordeel": "Toekenning", "datumOordeel": "2026-11-01", "grond": "MED", '
        '"urenBelastbaarheidParticipatieactiviteit": 120}'
    )
    answer = f'{{"words": [], "told": [{{"GedeeltelijkeOntheffing": {decision}}}]}}'
    assert Code.BOVEN_BELASTBAARHEID not in doubts(
        one(duo_view_of(session, dossier_id, by), BerichtKind.UREN_PARTICIPATIE)
    )

    accepted(session, dossier_id, by, BerichtKind.VRAAG_ONTHEFFING, f"vraag_ontheffing:{uuid4()}#1", "", answer)

    assert Code.BOVEN_BELASTBAARHEID in doubts(one(duo_view_of(session, dossier_id, by), BerichtKind.UREN_PARTICIPATIE))


def test_after_duo_decided_that_the_z_route_met_the_plicht_no_date_is_changed(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by, map_talk_on=date(2026, 11, 1), z_done_on=date(2026, 11, 10))
    ontheffing = '{"indicatorInburgeringsplicht": false, "redenGeenInburgeringsplicht": "Inburgeringsplicht voldaan"}'
    assert one(duo_view_of(session, dossier_id, by), BerichtKind.MAP).passes

    answer = f'{{"words": [], "told": {ontheffing}}}'
    accepted(session, dossier_id, by, BerichtKind.VRAAG_PLICHT, f"vraag_plicht:{uuid4()}#1", "", answer)

    assert stops(one(duo_view_of(session, dossier_id, by), BerichtKind.MAP)) == {Code.VOLDAAN_VIA_Z}


def test_a_former_pip_counts_even_when_its_leerroute_is_unknown(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    answer_plan(session, a_full_plan(session, dossier_id, by), by, {"niveau": "A2"}, seen_version=1)
    note(session, dossier_id, earlier_pip_on=date(2026, 10, 1))

    assert stops(duo_view_of(session, dossier_id, by).draft) == set()


def test_shortly_before_the_end_it_can_be_sent_that_being_late_is_not_culpable(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by, map_talk_on=date(2026, 11, 1))
    near = date(2029, 8, 2)

    assert duo_view_of(session, dossier_id, by, on=date(2029, 8, 1)).soon == frozenset()
    view = duo_view_of(session, dossier_id, by, on=near)
    assert not view.late
    assert view.soon == {BerichtKind.PVT}
    assert not one(view, BerichtKind.PVT).tells

    chosen = one(duo_view_of(session, dossier_id, by, on=near, blame={BerichtKind.PVT: JaNee.NEE}), BerichtKind.PVT)
    assert (chosen.passes, chosen.ready.body) == (True, {"verwijtbaar": "Nee"})


def test_culpability_that_was_sent_to_duo_is_not_asked_again(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by, pvt_signed_on=date(2029, 10, 5))
    body = '{"datumOndertekeningPvt": "2029-10-05", "verwijtbaar": "Ja"}'
    accepted(session, dossier_id, by, BerichtKind.PVT, f"pvt:{dossier_id}#1", body, "")

    weighed = one(duo_view_of(session, dossier_id, by, on=date(2029, 10, 10)), BerichtKind.PVT)

    assert (weighed.passes, weighed.ready.body) == (True, json.loads(body))


def test_after_the_termijn_duo_asks_whether_it_is_culpable(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by, map_talk_on=date(2029, 10, 5))
    late = date(2029, 10, 10)

    view = duo_view_of(session, dossier_id, by, on=late)
    assert view.late == {BerichtKind.MAP, BerichtKind.PVT}
    assert stops(one(view, BerichtKind.PVT)) == {Code.VERWIJTBAAR_ONTBREEKT}

    chosen = duo_view_of(session, dossier_id, by, on=late, blame={BerichtKind.PVT: JaNee.JA})
    assert one(chosen, BerichtKind.PVT).message == ResultaatPvt(verwijtbaar=JaNee.JA)
    assert one(chosen, BerichtKind.PVT).passes


def test_a_termijn_that_duo_prolonged_is_not_over(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by, map_talk_on=date(2029, 10, 5), termijn_until_on=date(2030, 4, 1))

    view = duo_view_of(session, dossier_id, by, on=date(2029, 10, 10))

    assert view.late == frozenset()
    assert one(view, BerichtKind.MAP).passes


def test_the_end_of_the_z_route_is_sent_only_in_the_z_route(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by, z_done_on=date(2026, 11, 10))

    assert stops(one(duo_view_of(session, dossier_id, by), BerichtKind.ZROUTE)) == {Code.GEEN_Z_ROUTE}


def hours_of(session: Session, dossier_id: UUID, by: User, minutes: int, **facts: Any) -> None:
    usual: dict[str, Any] = {"counts_for": "cursusuren", "start": TODAY, "until": TODAY}
    session.add(
        GevolgdeUren(
            gemeente_id=by.gemeente_id, dossier_id=dossier_id, minutes=minutes, caseworker_id=by.id, created_at=NOW,
            **(usual | facts),
        )
    )  # fmt: skip
    session.commit()


def test_followed_hours_are_sent_as_duo_counts_them(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = in_traject(session, by)
    assert not one(duo_view_of(session, dossier_id, by), BerichtKind.UREN_TAALLES).tells
    hours_of(session, dossier_id, by, 450)
    hours_of(session, dossier_id, by, 600, during_intake=True)
    hours_of(session, dossier_id, by, 60, counts_for="participatieuren")
    hours_of(session, dossier_id, by, 9999, removed_at=NOW)

    view = duo_view_of(session, dossier_id, by)

    assert one(view, BerichtKind.UREN_TAALLES).ready.body == {"uren": 7}
    assert one(view, BerichtKind.UREN_INTAKE).ready.body == {"uren": 10}
    assert stops(one(view, BerichtKind.UREN_PARTICIPATIE)) == {Code.UREN_ALLEEN_Z}


def test_nothing_is_sent_about_a_dossier_of_somebody_else(session: Session) -> None:
    by, other = a_regievoerder(session), a_caseworker(session, "Veenrand")
    dossier_id = a_person(session, by)
    view = pip_view(session, dossier_id, seen_by=by, on=TODAY)

    with pytest.raises(NotFound):
        duo_view(session, view, seen_by=other, on=TODAY)
    with pytest.raises(NotFound):
        bsn_for_duo(session, dossier_id, seen_by=other)
    with pytest.raises(NotFound):
        note_sheet(session, dossier_id=dossier_id, kind=BerichtKind.PIP, downloaded=False, by=other, at=NOW)


def test_the_bsn_is_shown_only_to_who_may_see_particulars(session: Session) -> None:
    by, beheerder = a_regievoerder(session), a_caseworker(session, role=Role.BEHEERDER)
    dossier_id = a_person(session, by)

    assert bsn_for_duo(session, dossier_id, seen_by=by) == BSN
    with pytest.raises(NotAllowed):
        bsn_for_duo(session, dossier_id, seen_by=beheerder)


def test_a_copy_sheet_that_was_shown_or_downloaded_is_logged_without_its_content(session: Session) -> None:
    by = a_regievoerder(session)
    dossier_id = a_person(session, by)
    note_sheet(session, dossier_id=dossier_id, kind=BerichtKind.PIP, downloaded=False, by=by, at=NOW)
    note_sheet(session, dossier_id=dossier_id, kind=BerichtKind.MAP, downloaded=True, by=by, at=NOW)

    query = select(AuditRecord).where(col(AuditRecord.event).in_(["DuoSheetCopied", "Exported"]))
    log_rows = session.exec(query.order_by(col(AuditRecord.event), col(AuditRecord.id))).all()

    assert [(each.event, each.details) for each in log_rows] == [
        ("DuoSheetCopied", {"kind": "pip"}),
        ("DuoSheetCopied", {"kind": "map"}),
        ("Exported", {"document": "duo", "rows": 1}),
    ]


def test_who_may_not_export_downloads_no_message(session: Session) -> None:
    by, helper = a_regievoerder(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    dossier_id = a_person(session, by)
    shared_with(session, dossier_id, helper)

    note_sheet(session, dossier_id=dossier_id, kind=BerichtKind.PIP, downloaded=False, by=helper, at=NOW)
    with pytest.raises(NotAllowed):
        note_sheet(session, dossier_id=dossier_id, kind=BerichtKind.PIP, downloaded=True, by=helper, at=NOW)
