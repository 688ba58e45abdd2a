"""What came of a list: the new dossiers, the way to each, and who becomes their regievoerder."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from access import Permission
from actions.dossier.assigning import MOST, assign_caseworker
from queries.dossier.regievoerders import regievoerders
from queries.dossier.taken_in import taken_in
from texts.wording.formats import several
from widgets.dossier import coa_file, coa_taken_in
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

_OPENED, _COMPLETED, _FINISHED, _DONE = "coa:nieuw", "coa:aangevuld", "coa:klaar", "coa:toegewezen"


def note(opened: Sequence[UUID], completed: int) -> None:
    """Remember the ids of the dossiers that were opened, and how many got something."""
    state.session_set(_OPENED, (*_opened(), *opened))
    state.session_set(_COMPLETED, _completed() + completed)


def finish() -> None:
    """The whole list was taken in: the next run shows what came of it, and holds the file no longer."""
    state.session_set(_FINISHED, True)
    state.session_forget(coa_file.UPLOAD)


def render(visit: Visit) -> bool:
    """Draw what came of a list that was taken in; False when there is none."""
    if not state.session_get(_FINISHED, False):
        return False
    opened = _opened()
    coa_taken_in.summary(len(opened), _completed())
    if opened:
        _dossiers(visit, opened)
    st.button("Nog een lijst inlezen", icon=":material/upload_file:", on_click=_again, key=state.key("coa", "nog"))
    return True


def _dossiers(visit: Visit, opened: tuple[UUID, ...]) -> None:
    with visit.open_session() as session:
        rows = taken_in(session, opened, seen_by=visit.user)
        owners = regievoerders(session, seen_by=visit.user) if visit.may(Permission.ASSIGN) else []
    if said := state.session_get(_DONE):
        st.success(plain(str(said)), icon=":material/check:")
        state.session_forget(_DONE)
    picked = coa_taken_in.new_dossiers(rows, state.digest([each.regievoerder for each in rows]))
    if not owners:
        return
    names = {each.id: each.name for each in owners}
    handed = coa_taken_in.hand_over(rows, picked, names)
    if handed is not None:
        _assign(visit, handed, names[handed.to])


def _assign(visit: Visit, handed: coa_taken_in.Handed, name: str) -> None:
    moved = 0
    for at in range(0, len(handed.dossier_ids), MOST):
        some = handed.dossier_ids[at : at + MOST]
        with Deed() as deed, visit.open_session() as session:
            moved += assign_caseworker(
                session, dossier_ids=some, caseworker_id=handed.to, by=visit.user, at=visit.now()
            )
        if not deed.done:
            return
    state.session_set(_DONE, f"{several(moved, 'dossier', 'dossiers')} toegewezen aan {name}.")
    st.rerun()


def _again() -> None:
    state.session_forget(_OPENED, _COMPLETED, _FINISHED)


def _opened() -> tuple[UUID, ...]:
    found = state.session_get(_OPENED)
    return found if isinstance(found, tuple) else ()


def _completed() -> int:
    found = state.session_get(_COMPLETED)
    return found if isinstance(found, int) else 0
