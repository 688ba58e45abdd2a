"""What every rerun does first: whose login is this, the menu for this user, run the page.

Lies apart from pages/: with page files beside the running script Streamlit would open them around the login.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from access import Permission, User, may
from actions.beheer.login import keep_alive
from database import open_session, reachable
from doors.clock import now, today
from doors.files import OWNERS
from doors.login import COOKIE, address_of, rules
from doors.shell import BROWSER
from pages import (
    aanbod,
    beheer,
    caseload,
    dossier,
    drafts,
    gedeeld,
    inloggen,
    intake,
    klas,
    nieuw,
    pip,
    profiel,
    talen,
    vandaag,
    voortgang,
    vragenlijst,
)
from queries.scope.login import CurrentLogin, current_login
from refusals import DiskFull, Refusal, Unavailable
from settings import settings
from widgets.frame import chrome, confirmation, corner, draft_form, draft_store, notices
from widgets.frame.visit import Visit
from widgets.kit import session_state as state

# Given as an address of ours: the icon of a page would be fetched from another host.
ICON = "/koers/favicon.png"
MENU_WIDTH = 216  # pixels; leaves the most to the work on a small laptop
NOTICE_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Screen:
    """One screen: its address, its name, who may open it, and whether the menu shows it."""

    path: str
    title: str
    icon: str
    render: Callable[[Visit], None]
    permission: Permission
    in_menu: bool = True
    also: Permission | None = None  # who holds this one may open it as well, and sees the part that goes with it


SCREENS = [
    # A partner begins at what is shared: where dossiers stand and what colleagues did in them is for the team.
    Screen("vandaag", "Vandaag", "today", vandaag.render, Permission.VIEW_PARTICULARS),
    Screen("caseload", "Caseload", "table_view", caseload.render, Permission.VIEW_PARTICULARS),
    Screen("gedeeld", "Gedeeld met mij", "folder_shared", gedeeld.render, Permission.VIEW_SHARED),
    Screen("nieuw", "Nieuw dossier", "person_add", nieuw.render, Permission.REGISTER, in_menu=False),
    Screen("dossier", "Dossier", "folder", dossier.render, Permission.VIEW_DOSSIERS, in_menu=False),
    Screen("intake", "Brede intake", "forum", intake.render, Permission.VIEW_DOSSIERS, in_menu=False),
    Screen("pip", "PIP", "route", pip.render, Permission.VIEW_PIP, in_menu=False),
    Screen("voortgang", "Voortgang", "trending_up", voortgang.render, Permission.VIEW_PIP, in_menu=False),
    Screen("klas", "Startklas", "co_present", klas.render, Permission.OBSERVE, also=Permission.MANAGE_KLAS),
    Screen("talen", "Talen en tolken", "translate", talen.render, Permission.EDIT_INTAKE),
    Screen("vragenlijst", "Vragenlijst", "fact_check", vragenlijst.render, Permission.OVERSEE),
    Screen("beheer", "Beheer", "settings", beheer.render, Permission.MANAGE_USERS, also=Permission.CHECK_TRANSLATIONS),
    # After Beheer: who manages the accounts begins there.
    Screen("aanbod", "Aanbod", "storefront", aanbod.render, Permission.MANAGE_CATALOGUE),
    Screen("profiel", "Mijn profiel", "person", profiel.render, Permission.OWN_PROFILE),
]


def _opens(user: User, screen: Screen) -> bool:
    return may(user, screen.permission) or (screen.also is not None and may(user, screen.also))


def _logged_out(slot: chrome.NoticePlace) -> None:
    # Every address leads to the login form, else a deep link would say that the page is not there and lose its way.
    address = address_of(
        st.context.headers.get("X-Forwarded-For", ""), st.context.ip_address or "localhost", settings().trusted_proxies
    )
    form = partial(
        inloggen.render,
        open_session=open_session,
        now=now,
        rules=rules(settings()),
        address=address,
        browser=st.context.cookies.get(BROWSER, ""),
        demo=settings().demo,
    )
    pages = [st.Page(form, title="Inloggen", url_path=each.path) for each in SCREENS]
    slot.clear()
    st.navigation([st.Page(form, title="Inloggen", default=True), *pages], position="hidden").run()


def _logged_in(login: CurrentLogin, slot: chrome.NoticePlace) -> None:
    allowed = [each for each in SCREENS if _opens(login.user, each)]
    pages: dict[str, StreamlitPage] = {}

    def link(label: str, path: str, icon: str | None = None, **query: str) -> None:
        st.page_link(pages[path], label=label, icon=icon, query_params=query)

    visit = Visit(
        user=login.user,
        gemeente=login.gemeente,
        today=today(),
        now=now,
        open_session=open_session,
        go=lambda path, **query: st.switch_page(pages[path], query_params=query),
        link=link,
        demo=settings().demo,
        duo=settings().sends_to_duo,
    )
    for each in allowed:
        pages[each.path] = st.Page(
            partial(each.render, visit),
            title=each.title,
            icon=f":material/{each.icon}:",
            url_path=each.path,
            visibility="visible" if each.in_menu else "hidden",
        )
    # The default page answers at "/" only, so it only leads on to the first screen.
    start = st.Page(lambda: st.switch_page(pages[allowed[0].path]), title="Koers", default=True, visibility="hidden")
    page = st.navigation([start, *pages.values()])
    chrome.sidebar(visit)
    confirmation.begin()
    draft_store.begin(drafts.draft_store(visit))
    draft_form.begin()
    corner.begin()
    try:
        page.run()
    except Unavailable:
        raise
    except Refusal as refusal:
        notices.refusal(refusal)
    draft_form.finish()
    corner.finish(visit.today)
    confirmation.report()
    slot.clear()


def _current() -> CurrentLogin | None:
    token = st.context.cookies.get(COOKIE)
    if not token:
        _belongs_to(None)
        return None
    with open_session() as session:
        login = current_login(session, token=token, idle=rules(settings()).idle, at=now())
        if login and now() - login.seen_at > NOTICE_EVERY:
            keep_alive(session, token=token, rules=rules(settings()), at=now())
    _belongs_to(login)
    return login


def _belongs_to(login: CurrentLogin | None) -> None:
    """Say for whom the uploads and downloads of this session of Streamlit are."""
    context = get_script_run_ctx()
    if context is not None:
        OWNERS.note_login(context.session_id, login.user.login_id if login else None)


def main() -> None:
    """One rerun."""
    st.set_page_config(page_title="Koers", layout="wide", page_icon=ICON, initial_sidebar_state=MENU_WIDTH)
    slot = chrome.NoticePlace()
    try:
        login = _current()
        _logged_in(login, slot) if login else _logged_out(slot)
    except Unavailable as away:
        state.session_forget("viewed")  # that a dossier was viewed may not have been logged: the next run does it again
        # What was typed stays on the screen for as long as this run lasts: so wait here, then run again and keep it.
        slot.waiting(full=isinstance(away, DiskFull))
        time.sleep(1)
        while not reachable():
            time.sleep(1)
            slot.waiting(full=False)
        st.rerun()


main()
