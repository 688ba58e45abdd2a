"""What came of a list: the new dossiers, the way to each, and who becomes their regievoerder."""

from uuid import UUID

import streamlit as st

from access import Permission
from actions.dossier.assigning import MOST, assign_caseworker
from queries.dossier.regievoerders import regievoerders
from queries.dossier.taken_in import taken_in
from widgets.dossier import coa_taken_in
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state


def render(visit: Visit) -> bool:
    """Draw what came of a list that was taken in; False when there is none."""
    if not coa_taken_in.is_finished():
        return False
    opened = coa_taken_in.opened()
    coa_taken_in.summary()
    if opened:
        _dossiers(visit, opened)
    coa_taken_in.another_list()
    return True


def _dossiers(visit: Visit, opened: tuple[UUID, ...]) -> None:
    with visit.open_session() as session:
        rows = taken_in(session, opened, seen_by=visit.user)
        owners = regievoerders(session, seen_by=visit.user) if visit.may(Permission.ASSIGN) else []
    coa_taken_in.say_assigned()
    picked = coa_taken_in.new_dossiers(rows, state.digest([each.regievoerder for each in rows]))
    coa_taken_in.ways_in(visit, rows)
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
    coa_taken_in.note_assigned(moved, name)
    st.rerun()
