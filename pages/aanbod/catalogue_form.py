"""Saving a form of the catalogue: it closes when it was saved, and keeps what was typed when it was refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from widgets.aanbod.aanbieder_form import AanbiederForm
from widgets.aanbod.aanbod_form import AanbodForm
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit


def submitted(form: AanbiederForm | AanbodForm) -> bool:
    """Whether the form is to be saved or its row taken out; a form that was cancelled closes at once."""
    if form.cancelled:
        form.done()
        st.rerun()
    return form.saved or form.removed


@contextmanager
def saving(visit: Visit, form: AanbiederForm | AanbodForm) -> Iterator[Any]:
    """A session for the deed of a form; the form closes when the deed is done, and says why it was refused."""
    deed = Deed(wrong=form.say_wrong, late=lambda stale: form.was_late(stale.version))
    with deed, visit.open_session() as session:
        yield session
    if deed.done:
        form.done()
        st.rerun()
