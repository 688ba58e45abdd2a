"""Doelen to take over: what the brede intake suggests, and examples per leefgebied. Drawn only while they are open."""

from collections.abc import Callable, Sequence
from uuid import UUID

import streamlit as st

from rules.intake.suggestions import Suggestion
from rules.law.terms import Doelgroep, Leefgebied, Leerroute
from rules.pip.doel_templates import DoelTemplate, TemplateActivity, templates
from texts.intake.ending import Evidence
from texts.wording.formats import number, several
from texts.wording.labels import HORIZONS, LEEFGEBIEDEN, LEERROUTES, TELT_VOOR
from widgets.kit import session_state as state
from widgets.kit.fold import fold
from widgets.kit.plain_text import plain
from widgets.pip.doelen import line

Behind = Callable[[Suggestion], Sequence[Evidence]]


def suggested(
    found: Sequence[Suggestion], dossier_id: UUID, behind: Behind, take: Callable[[Suggestion], None]
) -> None:
    """What the brede intake suggests and is not in the plan yet, each with the answers `behind` it."""
    if not found:
        return
    label = f"{several(len(found), 'voorstel', 'voorstellen')} uit de brede intake"
    box = fold(label, state.key("voorstellen", dossier_id, "open"), icon=":material/lightbulb:")
    if not box.open:
        return
    with box:
        st.caption("Neem over wat past. Daarna kunt u alles veranderen. Wat niet past, laat u staan.")
        for each in found:
            with line():
                said = "; ".join(f"{one.question} {one.answer}" for one in behind(each))
                parts = [
                    f"**{LEEFGEBIEDEN[each.area]}.** {plain(each.because)}",
                    plain(each.result),
                    _small(each.activity),
                    _small(f"Antwoord: {said}") if said else "",
                ]
                st.markdown("  \n".join(filter(None, parts)), width="stretch")
                st.button("Overnemen", key=state.key("voorstel", dossier_id, each.code), on_click=take, args=(each,))


def examples(
    dossier_id: UUID,
    leerroute: Leerroute | None,
    doelgroep: Doelgroep,
    taken: set[str],
    take: Callable[[DoelTemplate], None],
) -> None:
    """Examples of doelen for one leefgebied, those of the leerroute of the plan first; `taken`: codes in the plan."""
    box = st.expander(
        "Voorbeelden van doelen",
        icon=":material/library_books:",
        key=state.key("voorbeelden", dossier_id, "open"),
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        area = st.pills(
            "Bij welk gebied zoekt u een voorbeeld?",
            list(Leefgebied),
            format_func=LEEFGEBIEDEN.__getitem__,
            key=state.key("voorbeelden", dossier_id, "gebied"),
        )
        if area is None:
            return
        every = leerroute is None or st.toggle(
            f"Ook voorbeelden die niet bij de {LEERROUTES[leerroute]} horen",
            key=state.key("voorbeelden", dossier_id, "alle"),
        )
        for each in templates(area, None if every else leerroute, doelgroep):
            _example(each, dossier_id, take, there=each.code in taken)


def _example(each: DoelTemplate, dossier_id: UUID, take: Callable[[DoelTemplate], None], *, there: bool) -> None:
    with line():
        parts = [
            f"**{plain(each.title)}** · {HORIZONS[each.horizon].lower()}",
            plain(each.result),
            *[_small(_activity(one)) for one in each.activities],
        ]
        st.markdown("  \n".join(parts), width="stretch")
        if there:
            st.caption(":material/check: In het plan", width="content")
        else:
            st.button("Overnemen", key=state.key("voorbeeld", dossier_id, each.code), on_click=take, args=(each,))


def _activity(each: TemplateActivity) -> str:
    parts = [
        each.what,
        f"{number(each.hours)} uur per week" if each.hours else "",
        f"meestal {several(each.weeks, 'week', 'weken')}" if each.weeks else "",
        *[f"{number(part)} uur telt voor {TELT_VOOR[kind]}" for kind, part in each.split.items()],
        "" if each.split else TELT_VOOR[each.counts_for],
    ]
    return " · ".join(filter(None, parts))


def _small(text: str) -> str:
    return f":small[:gray[{plain(text)}]]"
