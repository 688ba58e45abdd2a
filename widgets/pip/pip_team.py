"""The PIP-team: who is in it and what each may see, the form of one member, and what a partner is shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.pip.pip_team import LONGEST_EMAIL, LONGEST_NAME, LONGEST_PHONE, LidFacts, Shared, TeamRole
from rules.problems import Problem
from texts.pip.pip_team import FIELDS, PROBLEMS, SHARED, TEAM_ROLES, shared_words
from texts.wording.formats import several
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import say_wrong
from widgets.kit.fold import fold
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.pip.pip_team import LidLine, PartnerAccount, TeamView

Deed = Callable[[UUID], None]


class LidForm:
    """The form of one member: what was typed, and where to say what is wrong."""

    def __init__(self, key: str, facts: LidFacts, accounts: "Sequence[PartnerAccount]") -> None:
        names = {each.id: each.name for each in accounts}
        roles, choices = list(TeamRole), [None, *names]
        with DraftForm(state.key(key, "form")) as draft:
            left, right = st.columns(2)
            role = left.selectbox(
                FIELDS["role"], roles, index=roles.index(TeamRole(facts.role)) if facts.role else None,
                format_func=TEAM_ROLES.__getitem__, placeholder="Kies …", key=state.key(key, "rol"),
            )  # fmt: skip
            organisation = right.text_input(
                FIELDS["organisation"], value=facts.organisation, key=state.key(key, "org"), max_chars=LONGEST_NAME
            )
            person = left.text_input(
                FIELDS["person"], value=facts.person, key=state.key(key, "naam"), max_chars=LONGEST_NAME
            )
            phone = right.text_input(
                FIELDS["phone"], value=facts.phone, key=state.key(key, "tel"), max_chars=LONGEST_PHONE
            )
            email = left.text_input(
                FIELDS["email"], value=facts.email, key=state.key(key, "mail"), max_chars=LONGEST_EMAIL
            )
            account = right.selectbox(
                "Account in Koers", choices, index=choices.index(facts.caseworker_id) if facts.caseworker_id in
                names
                else 0, format_func=lambda each: names[each] if each else "Geen account", key=state.key(key, "account"),
                help="Alleen wie een account heeft, kan inloggen. Die ziet dan wat u hieronder kiest, en niets meer.",
            )  # fmt: skip
            sees = st.pills(
                "Wat mag deze persoon zien?", list(Shared), selection_mode="multi", format_func=SHARED.__getitem__,
                default=[Shared(each) for each in facts.sees], key=state.key(key, "ziet"),
                help="Deel alleen wat nodig is. Van het PIP is dat de versie die nu geldt, nooit het concept.",
            )  # fmt: skip
            self._place = st.container()
            with st.container(horizontal=True):
                self.pressed = draft.button("Opslaan", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        self.facts = LidFacts(
            role=role or "",
            person=person,
            organisation=organisation,
            phone=phone,
            email=email,
            sees=tuple(sees),
            caseworker_id=account,
        )
        facts_without_account = replace(self.facts, caseworker_id=None)
        self.fingerprint = state.digest([str(facts_without_account), str(account)])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, FIELDS, PROBLEMS, problems)

    def say(self, sentence: str) -> None:
        """Say something in the form."""
        self._place.error(sentence, icon=":material/sync_problem:")


def missing(view: "TeamView") -> None:
    """Which of the usual roles nobody has: a hint, for a team that fits this person may be another one."""
    if view.missing:
        roles = ", ".join(TEAM_ROLES[each] for each in view.missing)
        st.info(
            f"Nog niet in het team: {plain(roles)}. Dat mag, als het bij deze persoon past.", icon=":material/group:"
        )


def member(lid: "LidLine", *, shared: bool = True) -> None:
    """One member in two lines: who and as what, and how to reach them and what they may see."""
    facts = lid.facts
    name = " · ".join(filter(None, [f"**{plain(facts.person)}**", plain(facts.organisation)]))
    reach = [each for each in (facts.phone, facts.email) if each]
    shared_text = [f"ziet: {shared_words(facts.sees)}"] if shared and lid.account else []
    account = [f"logt in als {lid.account}" if lid.account_open else f"account van {lid.account} is gesloten"]
    st.markdown(f"{TEAM_ROLES[TeamRole(facts.role)]} · {name}")
    rest = [*reach, *(account if shared and lid.account else []), *shared_text]
    if rest:
        st.caption(plain(" · ".join(rest)))


def removed(lines: "Sequence[LidLine]", dossier_id: UUID, put_back: Deed) -> None:
    """Who left the team, each with a button to put back; drawn only while the expander is open."""
    if not lines:
        return
    expander = fold(f"Niet meer in het team ({len(lines)})", state.key("team", dossier_id, "weg"))
    if not expander.open:
        return
    with expander:
        for each in lines:
            with st.container(horizontal=True, vertical_alignment="center"):
                text = " · ".join([TEAM_ROLES[TeamRole(each.facts.role)], each.facts.person, each.facts.organisation])
                st.markdown(plain(text.rstrip(" ·")), width="stretch")
                st.button("Terugzetten", key=state.key("team", each.id, "terug"), on_click=put_back, args=(each.id,))


def count(view: "TeamView") -> str:
    """ "3 mensen"."""
    return several(len(view.members), "persoon", "mensen")
