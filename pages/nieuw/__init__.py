"""Screen Nieuw dossier: the few facts that start the terms; after saving the dossier opens."""

import streamlit as st

from access import Permission, Role
from actions.dossier.particulars import Registration
from actions.dossier.particulars_checks import problems
from actions.dossier.registration import register_inburgeraar
from pages.nieuw import coa_import
from queries.dossier.identity import PossiblePerson, possible_people
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
    people, points = _people(visit, facts), registration_points(facts.birth_date, facts.plicht_start_on, visit.today)
    shown = _shown(form, people)
    if people or points:
        state.session_set("nieuw:dubbel", shown)
    confirmed = form.is_right(visit, people, points) if people or points else form.pressed
    new = confirmed and (shown_for == shown or not (people or points))
    if new:
        _register(visit, form, facts, people)


def _shown(form: Form, people: list[PossiblePerson]) -> str:
    """What stands on the screen: an answer counts only for the facts and the dossiers that it was given to."""
    return state.digest([form.fingerprint, *sorted(str(each.key) for each in people)])


def _owners(visit: Visit) -> list[Regievoerder]:
    if visit.user.role is Role.REGIEVOERDER:
        return []
    with visit.open_session() as session:
        return regievoerders(session, seen_by=visit.user)


def _people(visit: Visit, facts: Registration) -> list[PossiblePerson]:
    with visit.open_session() as session:
        return possible_people(
            session,
            given_names=facts.given_names,
            family_name=f"{facts.surname_prefix} {facts.family_name}",
            birth_date=facts.birth_date,
            bsn=facts.bsn,
            v_number=facts.v_number,
            seen_by=visit.user,
        )


def _register(visit: Visit, form: Form, facts: Registration, people: list[PossiblePerson]) -> None:
    dossier_id, looked_at = state.deed_id(f"nieuw:{form.fingerprint}"), {each.key for each in people}
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        register_inburgeraar(
            session,
            dossier_id=dossier_id,
            facts=facts,
            looked_at=looked_at,
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        visit.go("dossier", dossier=str(dossier_id))
