"""Screen Nieuw dossier: the few facts that start the terms; after saving the dossier opens."""

from uuid import UUID

import streamlit as st

from access import Permission, Role
from actions.dossier.particulars import Registration
from actions.dossier.particulars_checks import problems
from actions.dossier.registration import register_inburgeraar
from pages.nieuw import coa_import
from queries.dossier.duplicates import Duplicate, possible_duplicates
from queries.dossier.regievoerders import Regievoerder, regievoerders
from refusals import NotAllowed
from rules.law.age_points import registration_points
from widgets.dossier.coa_import import LIST, choose_way
from widgets.dossier.registration import Form
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state


def render(visit: Visit) -> None:
    """Draw the form; nothing is kept before the button, and everything typed stays until then."""
    if not visit.may(Permission.REGISTER):
        raise NotAllowed
    st.title("Nieuw dossier", anchor=False)
    if visit.may(Permission.IMPORT) and choose_way() == LIST:
        coa_import.render(visit)
        return
    st.caption("Vul in wat u nu weet. De rest kan later, in het dossier. Velden met een \\* zijn nodig, en een naam.")
    form = Form(visit.today)
    form.draw(_owners(visit), visit.user_id)
    facts = Registration(**form.facts)  # type: ignore[arg-type]  # pydantic checks each value
    shown_for = state.session_get("nieuw:dubbel")  # for which facts possible duplicates stand on the screen
    if not (form.pressed or shown_for):
        return
    state.session_forget("nieuw:dubbel")
    problems_found = [each for each in problems(facts, on=visit.today) if each.field not in form.unreadable]
    if problems_found or form.unreadable:
        form.say_wrong(problems_found)
        return
    duplicates, points = (
        _duplicates(visit, facts),
        registration_points(facts.birth_date, facts.plicht_start_on, visit.today),
    )
    if duplicates or points:
        state.session_set("nieuw:dubbel", form.fingerprint)
    confirmed = form.is_right(visit, duplicates, points) if duplicates or points else form.pressed
    new = confirmed and (shown_for == form.fingerprint or not (duplicates or points))
    if new:
        _register(visit, form, facts, state.deed_id(f"nieuw:{form.fingerprint}"))


def _owners(visit: Visit) -> list[Regievoerder]:
    if visit.user.role is Role.REGIEVOERDER:
        return []
    with visit.open_session() as session:
        return regievoerders(session, seen_by=visit.user)


def _duplicates(visit: Visit, facts: Registration) -> list[Duplicate]:
    with visit.open_session() as session:
        return possible_duplicates(
            session,
            given_names=facts.given_names,
            family_name=facts.family_name,
            birth_date=facts.birth_date,
            bsn=facts.bsn,
            seen_by=visit.user,
        )


def _register(visit: Visit, form: Form, facts: Registration, dossier_id: UUID) -> None:
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        register_inburgeraar(session, dossier_id=dossier_id, facts=facts, by=visit.user, at=visit.now(), on=visit.today)
    if deed.done:
        visit.go("dossier", dossier=str(dossier_id))
