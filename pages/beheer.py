"""Beheer: who may work here, the settings of the gemeente, and what happened to accounts."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import streamlit as st

from access import Permission
from actions.caseworkers import (
    add_caseworker,
    disable_caseworker,
    reopen_caseworker,
    reset_password,
    revise_caseworker,
)
from actions.gemeente import revise_gemeente, set_logo
from actions.passwords import new_password
from actions.rights import set_recht
from actions.translations import GivenText, revise_texts
from forms.drawers import GUARDED
from forms.library import latest
from forms.translations import Translation, languages, translation
from queries.rights import rechten
from queries.team import TeamMember, account_trail, gemeente, team
from queries.translations import texts_to_check
from refusals import Incomplete, Invalid, Refusal, Stale
from widgets import accounts, notices, rights, translations
from widgets import gemeente as settings
from widgets.translation_form import TextForm
from widgets.visit import Visit


def render(visit: Visit) -> None:
    """Draw the part that was chosen."""
    st.title("Beheer", anchor=False)
    part = accounts.choose_part(translations_only=not visit.may(Permission.MANAGE_USERS))
    accounts.tell()
    {
        "medewerkers": _people,
        "gemeente": _gemeente,
        "rechten": _rights,
        "vertalingen": _translations,
        "logboek": _trail,
    }[part](visit)


def _people(visit: Visit) -> None:
    with visit.open_session() as session:
        members = team(session, seen_by=visit.user)
    accounts.team_table(members)
    left, right = accounts.side_by_side(480, 480)
    with left:
        st.subheader("Account toevoegen", anchor=False)
        _add(visit)
    with right:
        st.subheader("Account wijzigen", anchor=False)
        member = accounts.pick(members)
        if member:
            _change(visit, member)
            _deeds(visit, member)


def _add(visit: Visit) -> None:
    given, places = accounts.new_account()
    if given is None:
        return
    password = new_password(given.username)
    wanted = {"username": given.username, "name": given.name, "role": given.role, "scope": given.scope}
    if _done(visit, add_caseworker, places, gemeente_id=visit.user.gemeente_id, password=password, **wanted):
        accounts.new_account_made()
        accounts.tell_later(given.name, given.username.strip().lower(), password)
        st.rerun()


def _change(visit: Visit, member: TeamMember) -> None:
    given, places = accounts.change_account(member)
    wanted = {"name": given.name, "role": given.role, "scope": given.scope} if given else {}
    if given and _done(visit, revise_caseworker, places, username=member.username, **wanted):
        accounts.tell_later(given.name)
        st.rerun()


def _deeds(visit: Visit, member: TeamMember) -> None:
    """What can be done with an account beside changing it; each at once, and each to be undone but the password."""
    wanted, places = accounts.deeds(member, own=member.id == visit.user.id)
    if wanted == "password":
        password = new_password(member.username)
        if _done(visit, reset_password, places, username=member.username, new=password):
            accounts.tell_later(member.name, member.username, password)
            st.rerun()
    elif wanted:
        deed = disable_caseworker if wanted == "close" else reopen_caseworker
        if _done(visit, deed, places, username=member.username):
            accounts.tell_later(member.name)
            st.rerun()


def _gemeente(visit: Visit) -> None:
    with visit.open_session() as session:
        now = gemeente(session, seen_by=visit.user)
    left, right = accounts.side_by_side(480, 480)
    with left:
        st.subheader("Gemeente", anchor=False)
        given, places = settings.settings_form(now)
        wanted = asdict(given) if given else {}
        if given and _done(visit, revise_gemeente, places, **wanted):
            accounts.tell_later(f"Gemeente {given.name}")
            st.rerun()
    with right:
        st.subheader("Logo", anchor=False)
        logo, taken_away, places = settings.logo_form(now)
        if (logo is not None or taken_away) and _done(visit, set_logo, places, logo=logo):
            settings.logo_kept()
            accounts.tell_later("Het logo")
            st.rerun()


def _rights(visit: Visit) -> None:
    with visit.open_session() as session:
        known = rechten(session, seen_by=visit.user)
    changes = rights.matrix(known)
    if not changes:
        return
    try:
        for each in changes:
            with visit.open_session() as session:
                set_recht(session, role=each.role, drawer=each.drawer, to=each.to, by=visit.user, at=visit.now())
    except Refusal as refused:
        rights.refused(changes)
        notices.refusal(refused)
    else:
        st.rerun()


def _translations(visit: Visit) -> None:
    asked = latest(GUARDED)
    language = translations.choose_language(languages(asked.name, asked.version), asked)
    if not language:
        return
    found = translation(asked.name, asked.version, language)
    with visit.open_session() as session:
        texts = texts_to_check(session, found=found, seen_by=visit.user)
    shown = translations.choose_texts(texts, asked, language)
    with translations.place(language):
        for each in shown:
            form = TextForm(each, language)
            if form.pressed:
                _check(visit, found, form)


def _check(visit: Visit, found: Translation, form: TextForm) -> None:
    given = [GivenText(key=key, text=text, seen_version=version) for key, (text, version) in form.filled.items()]
    try:
        with visit.open_session() as session:
            number = revise_texts(
                session, found=found, given=given, confirm=form.confirmed, by=visit.user, at=visit.now()
            )
    except Invalid as refused:
        form.refused(refused.problems)
    except Stale as refused:
        form.was_late(refused)
    except Refusal as refused:
        notices.refusal(refused)
    else:
        form.kept(number)
        st.rerun()


def _trail(visit: Visit) -> None:
    with visit.open_session() as session:
        changes = account_trail(session, seen_by=visit.user)
    accounts.trail(changes)


def _done(visit: Visit, deed: Callable[..., Any], places: accounts.Places, **wanted: Any) -> bool:
    """Do a deed; what stands in the way is said at its field, and what was typed stays."""
    try:
        with visit.open_session() as session:
            deed(session, by=visit.user, at=visit.now(), **wanted)
    except Invalid as refused:
        places.show(refused)
    except Incomplete as refused:
        accounts.still_owned(refused.shortcomings)
    except Refusal as refused:
        notices.refusal(refused)
    else:
        return True
    return False
