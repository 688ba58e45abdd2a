"""Keeping what a form of the catalogue says: done, or refused with what was typed still there."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import streamlit as st

from refusals import Invalid, Refusal, Stale
from widgets import notices
from widgets.aanbieder_form import AanbiederForm
from widgets.aanbod_form import AanbodForm
from widgets.visit import Visit


def keep(visit: Visit, form: AanbiederForm | AanbodForm, do: Callable[..., object], **given: Any) -> None:
    """Do the deed of a form when one of its buttons was pressed; close the form when it was done."""
    if not (form.saved or form.removed or form.cancelled):
        return
    try:
        if not form.cancelled:
            with visit.open_session() as session:
                do(session, by=visit.user, at=visit.now(), **given)
    except Invalid as refused:
        form.say_wrong(refused.problems)
    except Stale as refused:
        form.was_late(refused.version)
    except Refusal as refused:
        notices.refusal(refused)
    else:
        form.done()
        st.rerun()


def deed(visit: Visit, do: Callable[..., object], name: str, row_id: UUID, **given: Any) -> None:
    """Do a deed on one row (`name` is how the deed calls its id); a refusal is said on the screen."""
    try:
        with visit.open_session() as session:
            do(session, by=visit.user, at=visit.now(), **{name: row_id}, **given)
    except Refusal as refused:
        notices.refusal(refused)
