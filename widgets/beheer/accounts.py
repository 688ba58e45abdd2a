"""The forms and lists of accounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access import USUAL_SCOPE, Role, Scope
from rules.problems import Problem
from texts.beheer.accounts import PROBLEMS, SCOPES, happened
from texts.wording.formats import moment
from texts.wording.labels import ROLES
from texts.wording.problems import problem_sentence
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.kit.session_state import key

if TYPE_CHECKING:
    from queries.beheer.people import AccountChange, TeamMember


PARTS = {
    "medewerkers": "Medewerkers",
    "gemeente": "Gemeente",
    "rechten": "Rechten",
    "vertalingen": "Vertalingen",
    "logboek": "Logboek",
}
Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True)
class FieldMessages:
    """Where the sentence about each field of a form goes."""

    fields: Mapping[str, DeltaGenerator]

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say at each field what is wrong with it."""
        for each in problems:
            self.say(each.field, problem_sentence(each, PROBLEMS))

    def say(self, field: str, text: str) -> None:
        """Say something at one field."""
        self.fields[field].error(text, icon=":material/error:")


@dataclass(frozen=True)
class Account:
    """What was filled in for an account."""

    username: str
    name: str
    role: Role
    scope: Scope


def choose_part(*, translations_only: bool = False) -> str:
    """Which part of Beheer to show; it stands in the address. Who only checks translations sees no other part."""
    if translations_only:
        return "vertalingen"
    address_part = state.address("deel")
    chosen = st.segmented_control(
        "Onderdeel",
        list(PARTS),
        default=address_part if address_part in PARTS else next(iter(PARTS)),
        format_func=lambda each: PARTS[each],
        key=key("beheer", "part"),
        label_visibility="collapsed",
    )
    part = chosen or next(iter(PARTS))
    state.set_address(deel=part)
    return part


class SideBySide(NamedTuple):
    """Two containers next to each other."""

    left: DeltaGenerator
    right: DeltaGenerator


def side_by_side(left: int, right: int) -> SideBySide:
    """Two containers of these widths (pixels) next to each other; below each other on a narrow screen."""
    row = st.container(horizontal=True, gap="large")
    return SideBySide(row.container(width=left), row.container(width=right))


def show_saved_later(name: str, username: str = "", password: str = "") -> None:
    """Say in the next run that something was saved, with a password that was just made."""
    state.session_set("beheer:told", (name, username, password))


def show_saved() -> None:
    """Say what was saved in the run before, once. A password cannot be shown again."""
    saved_account = state.session_get("beheer:told")
    state.session_forget("beheer:told")
    if not isinstance(saved_account, tuple):
        return
    name, username, password = saved_account
    if not password:
        st.success(f"{plain(name)} is opgeslagen.", icon=":material/check_circle:")
        return
    st.success(f"Het wachtwoord van {plain(name)} ({plain(username)}) is:", icon=":material/key:")
    st.code(password, language=None)
    st.caption(
        "U ziet dit wachtwoord maar één keer. Geef het persoonlijk door. "
        "Vraag uw collega om het meteen te wijzigen in Mijn profiel."
    )


def team_table(members: "Sequence[TeamMember]") -> None:
    """All accounts, one line each."""
    st.dataframe(
        {
            "Naam": [each.name for each in members],
            "Gebruikersnaam": [each.username for each in members],
            "Rol": [ROLES[each.role] for each in members],
            "Bereik": [SCOPES[each.scope] for each in members],
            "Open dossiers": [each.open_dossiers for each in members],
            "Laatst gezien": [moment(each.seen_at) if each.seen_at else "nog nooit" for each in members],
            "Account": ["gesloten" if each.closed_at else "open" for each in members],
        },
        hide_index=True,
        height="content",
    )


class AccountForm(NamedTuple):
    """What was filled in when the form was sent, else None, and where to say what is wrong."""

    account: Account | None
    messages: FieldMessages


def new_account() -> AccountForm:
    """The form for a new account: what was filled in when it was sent, else None."""
    attempt = state.deed_id("new_account")  # a new id empties the form after it succeeded
    with DraftForm(key("beheer", "new", attempt)) as draft:
        username = st.text_input(
            "Gebruikersnaam",
            key=key("beheer", "username", attempt),
            max_chars=80,
            help="Bijvoorbeeld: s.deboer",
            autocomplete="off",
        )
        at_username = st.empty()
        name = st.text_input("Naam", key=key("beheer", "name", attempt), max_chars=200, autocomplete="off")
        at_name = st.empty()
        role = _choice("Rol", ROLES, Role.REGIEVOERDER, key("beheer", "role", attempt))
        messages = FieldMessages({"username": at_username, "name": at_name})
        if draft.button("Account toevoegen", type="primary", icon=":material/person_add:"):
            return AccountForm(Account(username, name, role, USUAL_SCOPE[role]), messages)
    return AccountForm(None, messages)


def new_account_made() -> None:
    """Empty the form for a new account."""
    state.session_forget("new_account")


def pick(members: "Sequence[TeamMember]") -> "TeamMember | None":
    """Choose the account to change."""
    by_username = {each.username: each for each in members}
    chosen = st.selectbox(
        "Medewerker",
        list(by_username),
        index=None,
        placeholder="Kies een medewerker …",
        format_func=lambda each: f"{by_username[each].name} ({each})",
        key=key("beheer", "who"),
    )
    return by_username.get(chosen) if chosen else None


def change_account(member: "TeamMember") -> AccountForm:
    """The form with the account of somebody: what was filled in when it was sent, else None."""
    with DraftForm(key("beheer", "change", member.id)) as draft:
        name = st.text_input("Naam wijzigen", value=member.name, max_chars=200, key=key("beheer", "name", member.id))
        at_name = st.empty()
        role = _choice("Rol wijzigen", ROLES, member.role, key("beheer", "role", member.id))
        at_role = st.empty()
        scope = _choice("Ziet", SCOPES, member.scope, key("beheer", "scope", member.id))
        messages = FieldMessages({"name": at_name, "role": at_role, "scope": st.empty()})
        if draft.button("Wijziging opslaan"):
            return AccountForm(Account(member.username, name, role, scope), messages)
    return AccountForm(None, messages)


def _choice(label: str, texts: Mapping[Code, str], chosen: Code, widget: str) -> Code:
    codes = list(texts)
    picked = st.selectbox(label, codes, index=codes.index(chosen), format_func=lambda each: texts[each], key=widget)
    return picked or chosen


class AccountDeed(NamedTuple):
    """What was pressed, and where to say what is wrong."""

    deed: str
    messages: FieldMessages


def deeds(member: "TeamMember", *, own: bool) -> AccountDeed:
    """What to do with an account: "password", "close", "reopen", or "" for nothing."""
    deed = ""
    with st.container(horizontal=True):
        with st.popover("Nieuw wachtwoord …", icon=":material/key:"):
            st.write("Het oude wachtwoord werkt dan niet meer. Deze collega is meteen overal uitgelogd.")
            if st.button("Nieuw wachtwoord maken", key=key("beheer", "password", member.id)):
                deed = "password"
        if member.closed_at:
            if st.button("Account weer openen", icon=":material/lock_open:", key=key("beheer", "reopen", member.id)):
                deed = "reopen"
        elif not own and st.button("Account sluiten", icon=":material/lock:", key=key("beheer", "close", member.id)):
            deed = "close"
    return AccountDeed(deed, FieldMessages({"username": st.empty()}))


def still_owned(numbers: Sequence[object]) -> None:
    """Say which dossiers must get another regievoerder first."""
    st.error(
        "Dit kan nog niet. Deze persoon is nog regievoerder van open dossiers. "
        "Een coördinator kan ze eerst overdragen, in Caseload.",
        icon=":material/block:",
    )
    st.write(plain(", ".join(map(str, numbers))))


def trail(changes: "Sequence[AccountChange]") -> None:
    """What happened to accounts and settings, newest first."""
    if not changes:
        st.caption("Nog niets gewijzigd.")
        return
    st.dataframe(
        {
            "Wanneer": [moment(each.at) for each in changes],
            "Wat": [happened(each.event, each.details) for each in changes],
            "Van wie": [each.whom for each in changes],
            "Door": [each.by or "installatie" for each in changes],
        },
        hide_index=True,
    )
