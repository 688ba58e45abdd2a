"""The conditions of a change on the screen: how each of them stands, and by which article."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from rules.pip.changes import ChangeCondition
from widgets.kit.plain_text import plain


def condition_list(conditions: Sequence[ChangeCondition]) -> None:
    """Each condition with how it stands, why, and its article; an article that they share is said once."""
    shared = len({each.article for each in conditions}) == 1
    with st.container(border=True, gap="small"):
        st.markdown("**Wat de wet hiervoor vraagt**")
        for each in conditions:
            icon, colour, text = _stands(each)
            article = "" if shared else f" :small[:gray[{plain(each.article)}]]"
            st.markdown(f":{colour}[{icon} **{text}**] · {plain(each.asks)}  \n{plain(each.reason)}{article}")
        if shared:
            st.caption(plain(conditions[0].article))


class _ConditionBadge(NamedTuple):
    icon: str
    colour: str
    label: str


def _stands(each: ChangeCondition) -> _ConditionBadge:
    if each.met:
        return _ConditionBadge(":material/check_circle:", "green", "In orde")
    if each.blocking:
        return _ConditionBadge(":material/cancel:", "red", "Nog niet in orde")
    return _ConditionBadge(":material/error:", "orange", "Let op")
