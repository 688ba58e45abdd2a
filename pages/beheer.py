"""Beheer: who may work here, the settings of the gemeente, and what happened to accounts."""

from dataclasses import asdict

import streamlit as st

from access import Permission
from actions.beheer.caseworkers import (
    NewAccount,
    add_caseworker,
    disable_caseworker,
    reopen_caseworker,
    reset_password,
    revise_caseworker,
)
from actions.beheer.gemeente import GemeenteFacts, revise_gemeente, set_logo
from actions.beheer.passwords import new_password
from actions.beheer.rights import set_recht
from actions.beheer.translations import TypedText, revise_texts
from forms.engine.library import latest
from forms.intake.restricted_sections import GUARDED
from forms.intake.translations import Translation, languages, translation
from queries.beheer.people import GemeenteView, TeamMember, account_trail, gemeente, team
from queries.beheer.rights import rechten
from queries.intake.translations import texts_to_check
from widgets.beheer import accounts, rights, translations
from widgets.beheer import gemeente as gemeente_widgets
from widgets.beheer.translation_form import TextForm
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit


def render(visit: Visit) -> None:
    """Draw the part that was chosen."""
    st.title("Beheer", anchor=False)
    part = accounts.choose_part(translations_only=not visit.may(Permission.MANAGE_USERS))
    accounts.show_saved()
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
    account, messages = accounts.new_account()
    if account is None:
        return
    password = new_password(account.username)
    with Deed(wrong=messages.say_wrong) as deed, visit.open_session() as session:
        add_caseworker(
            session,
            gemeente_id=visit.user.gemeente_id,
            account=NewAccount(
                username=account.username, name=account.name, role=account.role, scope=account.scope, password=password
            ),
            by=visit.user,
            at=visit.now(),
        )
    if deed.done:
        accounts.new_account_made()
        accounts.show_saved_later(account.name, account.username.strip().lower(), password)
        st.rerun()


def _change(visit: Visit, member: TeamMember) -> None:
    account, messages = accounts.change_account(member)
    if account is None:
        return
    with Deed(wrong=messages.say_wrong, lacking=accounts.still_owned) as deed, visit.open_session() as session:
        revise_caseworker(
            session,
            username=member.username,
            name=account.name,
            role=account.role,
            scope=account.scope,
            by=visit.user,
            at=visit.now(),
        )
    if deed.done:
        accounts.show_saved_later(account.name)
        st.rerun()


def _deeds(visit: Visit, member: TeamMember) -> None:
    """A new password, closing or reopening an account; each at once, and only the password cannot be undone."""
    deed_name, messages = accounts.deeds(member, own=member.id == visit.user.id)
    if not deed_name:
        return
    password = new_password(member.username) if deed_name == "password" else ""
    username, by, at = member.username, visit.user, visit.now()
    with Deed(wrong=messages.say_wrong, lacking=accounts.still_owned) as deed, visit.open_session() as session:
        if deed_name == "password":
            reset_password(session, username=username, new=password, by=by, at=at)
        elif deed_name == "close":
            disable_caseworker(session, username=username, by=by, at=at)
        else:
            reopen_caseworker(session, username=username, by=by, at=at)
    if deed.done:
        accounts.show_saved_later(member.name, username, password)
        st.rerun()


def _gemeente(visit: Visit) -> None:
    with visit.open_session() as session:
        stored = gemeente(session, seen_by=visit.user)
    left, right = accounts.side_by_side(480, 480)
    with left:
        st.subheader("Gemeente", anchor=False)
        _settings(visit, stored)
    with right:
        st.subheader("Logo", anchor=False)
        _logo(visit, stored)


def _settings(visit: Visit, stored: GemeenteView) -> None:
    filled, messages = gemeente_widgets.settings_form(stored)
    if filled is None:
        return
    with Deed(wrong=messages.say_wrong) as deed, visit.open_session() as session:
        revise_gemeente(session, facts=GemeenteFacts(**asdict(filled)), by=visit.user, at=visit.now())
    if deed.done:
        accounts.show_saved_later(f"Gemeente {filled.name}")
        st.rerun()


def _logo(visit: Visit, stored: GemeenteView) -> None:
    logo, taken_away, messages = gemeente_widgets.logo_form(stored)
    if logo is None and not taken_away:
        return
    with Deed(wrong=messages.say_wrong) as deed, visit.open_session() as session:
        set_logo(session, logo=logo, by=visit.user, at=visit.now())
    if deed.done:
        gemeente_widgets.logo_kept()
        accounts.show_saved_later("Het logo")
        st.rerun()


def _rights(visit: Visit) -> None:
    with visit.open_session() as session:
        stored_rights = rechten(session, seen_by=visit.user)
    changes = rights.matrix(stored_rights)
    if not changes:
        return
    with Deed() as deed:
        for each in changes:
            with visit.open_session() as session:
                set_recht(
                    session,
                    role=each.role,
                    restricted_section=each.restricted_section,
                    to=each.to,
                    by=visit.user,
                    at=visit.now(),
                )
    if deed.done:
        st.rerun()
    else:
        rights.refused(changes)


def _translations(visit: Visit) -> None:
    questionnaire = latest(GUARDED)
    language = translations.choose_language(languages(questionnaire.name, questionnaire.version), questionnaire)
    if not language:
        return
    shipped = translation(questionnaire.name, questionnaire.version, language)
    with visit.open_session() as session:
        texts = texts_to_check(session, translation=shipped, seen_by=visit.user)
    shown_texts = translations.choose_texts(texts, questionnaire, language)
    with translations.place(language):
        for each in shown_texts:
            form = TextForm(each, language)
            if form.pressed:
                _check(visit, shipped, form)


def _check(visit: Visit, shipped: Translation, form: TextForm) -> None:
    texts = [TypedText(key=key, text=text, seen_version=version) for key, (text, version) in form.filled.items()]
    with Deed(wrong=form.refused, late=form.was_late) as deed, visit.open_session() as session:
        number = revise_texts(
            session, translation=shipped, texts=texts, confirm=form.confirmed, by=visit.user, at=visit.now()
        )
    if deed.done:
        form.note_saved(number)
        st.rerun()


def _trail(visit: Visit) -> None:
    with visit.open_session() as session:
        changes = account_trail(session, seen_by=visit.user)
    accounts.trail(changes)
