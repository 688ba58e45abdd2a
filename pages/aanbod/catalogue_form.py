"""Keeping what a form of the catalogue says: done, or refused with what was typed still there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from widgets.aanbod.aanbieder_form import AanbiederForm
from widgets.aanbod.aanbod_form import AanbodForm
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit


def pressed(form: AanbiederForm | AanbodForm) -> bool:
    """Whether there is something to keep; a form that was cancelled closes at once."""
    if form.cancelled:
        form.done()
        st.rerun()
    return form.saved or form.removed


@contextmanager
def keeping(visit: Visit, form: AanbiederForm | AanbodForm) -> Iterator[Any]:
    """Around the deed of a form, which closes when it was done."""
    deed = Deed(wrong=form.say_wrong, late=lambda stale: form.was_late(stale.version))
    with deed, visit.open_session() as session:
        yield session
    if deed.done:
        form.done()
        st.rerun()
