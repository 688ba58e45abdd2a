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
from widgets.pip.doelen import row_with_button

EvidenceOf = Callable[[Suggestion], Sequence[Evidence]]


def suggested(
    suggestions: Sequence[Suggestion], dossier_id: UUID, evidence_of: EvidenceOf, take: Callable[[Suggestion], None]
) -> None:
    """What the brede intake suggests and is not in the plan yet, each with the answers `evidence_of` it."""
    if not suggestions:
        return
    label = f"{several(len(suggestions), 'voorstel', 'voorstellen')} uit de brede intake"
    expander = fold(label, state.key("voorstellen", dossier_id, "open"), icon=":material/lightbulb:")
    if not expander.open:
        return
    with expander:
        st.caption("Neem over wat past. Daarna kunt u alles veranderen. Wat niet past, laat u staan.")
        for each in suggestions:
            with row_with_button():
                evidence = "; ".join(f"{one.question} {one.answer}" for one in evidence_of(each))
                parts = [
                    f"**{LEEFGEBIEDEN[each.area]}.** {plain(each.because)}",
                    plain(each.result),
                    _small(each.activity),
                    _small(f"Antwoord: {evidence}") if evidence else "",
                ]
                st.markdown("  \n".join(filter(None, parts)), width="stretch")
                st.button("Overnemen", key=state.key("voorstel", dossier_id, each.code), on_click=take, args=(each,))


def examples(
    dossier_id: UUID,
    leerroute: Leerroute | None,
    doelgroep: Doelgroep,
    taken_codes: set[str],
    take: Callable[[DoelTemplate], None],
) -> None:
    """Examples of doelen for one leefgebied, those of the leerroute of the plan first.

    `taken_codes` are the codes of the examples that are in the plan.
    """
    expander = st.expander(
        "Voorbeelden van doelen",
        icon=":material/library_books:",
        key=state.key("voorbeelden", dossier_id, "open"),
        on_change="rerun",
    )
    if not expander.open:
        return
    with expander:
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
            _example(each, dossier_id, take, is_in_plan=each.code in taken_codes)


def _example(each: DoelTemplate, dossier_id: UUID, take: Callable[[DoelTemplate], None], *, is_in_plan: bool) -> None:
    with row_with_button():
        parts = [
            f"**{plain(each.title)}** · {HORIZONS[each.horizon].lower()}",
            plain(each.result),
            *[_small(_activity(one)) for one in each.activities],
        ]
        st.markdown("  \n".join(parts), width="stretch")
        if is_in_plan:
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
