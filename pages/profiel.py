"""Screen Mijn profiel: the own password, the open logins, and who looked at the own dossiers."""

import streamlit as st

from access import Permission
from actions.beheer.caseworkers import change_password, revise_own_contact
from actions.beheer.login import revoke
from queries.beheer.people import LATELY, looks_at_mine, own_contact
from queries.scope.login import open_logins
from refusals import Refusal
from texts.wording.labels import ROLES
from widgets.beheer import accounts, profile
from widgets.frame import login, notices
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit.plain_text import plain


def render(visit: Visit) -> None:
    """Draw the profile of whoever is here."""
    st.title("Mijn profiel", anchor=False)
    st.caption(plain(f"{visit.user.name} · {ROLES[visit.user.role]} · gemeente {visit.gemeente}"))
    left, right = accounts.side_by_side(400, 560)
    with left:
        st.subheader("Wachtwoord wijzigen", anchor=False)
        if _change_password(visit):
            return
        if not visit.may(Permission.VIEW_SHARED):  # a partner writes no letters here
            _contact(visit)
    with right:
        _logins(visit)
        if visit.may(Permission.VIEW_PARTICULARS):
            _looks(visit)


def _change_password(visit: Visit) -> bool:
    passwords, messages = profile.password_form(visit.user.username)
    if passwords is None:
        return False
    if passwords.new != passwords.again:
        messages.say("again", "Dit is niet hetzelfde als het nieuwe wachtwoord. Typ het nog een keer.")
        return False
    try:
        with visit.open_session() as session:
            change_password(
                session,
                old=passwords.old,
                new=passwords.new,
                matches=login.password_matches,
                by=visit.user,
                at=visit.now(),
            )
    except Refusal as refused:
        if not profile.password_refused(refused, messages):
            notices.refusal(refused)
        return False
    profile.password_changed()
    return True


def _contact(visit: Visit) -> None:
    st.subheader("Mijn gegevens op brieven", anchor=False)
    with visit.open_session() as session:
        mine = own_contact(session, of=visit.user)
    contact, messages = profile.contact_form(mine)
    if contact is None:
        return
    with Deed(wrong=messages.say_wrong) as deed, visit.open_session() as session:
        revise_own_contact(session, email=contact.email, phone=contact.phone, by=visit.user, at=visit.now())
    if deed.done:
        profile.contact_kept()


def _logins(visit: Visit) -> None:
    st.subheader("Waar u bent ingelogd", anchor=False)
    with visit.open_session() as session:
        mine = open_logins(session, of=visit.user, idle=visit.user.idle, at=visit.now())
    ended = profile.login_rows(mine, visit.user.login_id)
    if ended is not None:
        with visit.open_session() as session:
            revoke(session, login_id=ended, by=visit.user, at=visit.now())
        st.rerun()


def _looks(visit: Visit) -> None:
    st.subheader("Wie keek in mijn dossiers", anchor=False)
    with visit.open_session() as session:
        views = looks_at_mine(session, seen_by=visit.user, at=visit.now())
    profile.views_table(views, visit.now() - LATELY)
