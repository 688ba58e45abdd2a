"""The rows of a list from COA: which to leave out, who is in a row that is not certain, and all fields now and then."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from typing import cast

import pandas as pd
import streamlit as st

from forms.engine.names import countries, languages
from forms.intake.coa import Row
from forms.intake.coa_columns import Target
from forms.intake.coa_rows import Planned, PlannedField, RowChoice, RowFate, RowMatch, RowTwin, Value
from texts.dossier.coa import FATES, NOBODY_WRITTEN, QUESTIONS_INTRO, SAME_NUMBER, SUMMARY, TARGETS, row_ranges
from texts.wording.formats import several, short_date
from widgets.dossier.identity import Side, both_sides, hidden, two_dossiers
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

QUESTIONS_A_PAGE = 8
_ROW, _ROWS_IN_SIGHT = 35, 12  # pixels of height; the rest scrolls inside the table


def leave_out(lines: Mapping[int, str], no_person: Collection[int], digest: str) -> frozenset[int]:
    """Which rows (their number, with what it says) are not taken in: at first those that seem to be `no_person`."""
    if no_person:
        st.caption(f"Lijkt geen persoon, en staat daarom bij Regels overslaan: regel {row_ranges(list(no_person))}.")
    picked = st.multiselect(
        "Regels overslaan",
        list(lines),
        default=[each for each in lines if each in no_person],
        format_func=lambda number: f"Regel {number} · {lines[number][:60]}".removesuffix(" · "),
        placeholder="Geen: alles wordt ingelezen",
        key=_left_out_key(digest),
        help="Kies hier wie u niet wilt inlezen, of een regel die geen persoon is, zoals een totaal.",
    )
    return frozenset(picked)


def leave_out_button(faulty: Sequence[int], digest: str) -> None:
    """The button that leaves out every row that cannot be taken in."""
    label = f"{several(len(faulty), 'regel', 'regels')} met een fout overslaan"
    st.button(label, icon=":material/playlist_remove:", on_click=_leave_out_too, args=(tuple(faulty), digest))


def choices(digest: str, left_out: frozenset[int]) -> dict[int, RowChoice]:
    """What was said of the rows of this list until now, by the number of the row."""
    chosen = cast(dict[int, RowChoice], state.session_get(_choices_name(digest), {}))
    return chosen | {number: RowChoice(left_out=True) for number in left_out}


def questions(visit: Visit, plans: Sequence[Planned], digest: str) -> None:
    """Draw every row of which it is, or was, a question who is in it, with both sides and what can be chosen."""
    open_rows = [
        each
        for each in plans
        if each.is_question and not (each.fate is RowFate.LEFT_OUT and not _choice_of(digest, each))
    ]
    if not open_rows:
        return
    waiting = sum(each.fate is RowFate.ASK for each in open_rows)
    st.subheader("Wie is dit?", anchor=False)
    st.markdown(QUESTIONS_INTRO if waiting else "Alle vragen zijn beantwoord. U kunt uw keuze nog veranderen.")
    rows = {each.row.number: each for each in plans}
    first = _page(len(open_rows), digest)
    for each in open_rows[first : first + QUESTIONS_A_PAGE]:
        _question(visit, each, rows, digest)


def summary(plans: Sequence[Planned]) -> None:
    """Say how many rows there are of each fate."""
    counts = Counter(each.fate for each in plans)
    words = [f"{counts[fate]} {SUMMARY[fate][counts[fate] != 1]}" for fate in RowFate if counts[fate]]
    st.markdown(" · ".join(words))


def all_rows(plans: Sequence[Planned]) -> None:
    """Every row with what happens to it, and each of its fields: as it is now, and as it will be."""
    targets = [target for target in Target if any(_field(each, target) for each in plans)]
    lines = [
        {
            "Regel": each.row.number,
            "Naam": name_in(each),
            "Wat er gebeurt": what(each),
            **{TARGETS[target]: _cell(_field(each, target)) for target in targets},
        }
        for each in plans
    ]
    st.dataframe(
        pd.DataFrame(lines),
        hide_index=True,
        height=_ROW * (min(len(lines), _ROWS_IN_SIGHT) + 1) + 3,
        column_config={"Regel": st.column_config.NumberColumn(width=60), "Naam": st.column_config.TextColumn(width=170),
                       "Wat er gebeurt": st.column_config.TextColumn(width=260)},
    )  # fmt: skip
    st.caption("“leeg → …” wordt ingevuld. “blijft” staat al anders in het dossier, en verandert niet.")


def name_in(planned: Planned) -> str:
    """The name that a planned row says."""
    return name_of(planned.row)


def name_of(row: Row) -> str:
    """The name that a row says."""
    given_names = row.values.get(Target.GIVEN_NAMES) or row.values.get(Target.INITIALS)
    parts = (given_names, row.values.get(Target.SURNAME_PREFIX), row.values.get(Target.FAMILY_NAME))
    return " ".join(str(each) for each in parts if each)


def what(planned: Planned) -> str:
    """What happens to a row, in words."""
    words = FATES[planned.fate]
    if planned.number:
        words = f"Dossier {planned.number}: {words[0].lower()}{words[1:]}"
    return f"{words}, met profiel van het COA" if planned.profile else words


def _question(visit: Visit, planned: Planned, rows: Mapping[int, Planned], digest: str) -> None:
    number = planned.row.number
    here = _side(planned)
    with st.container(border=True):
        st.markdown(f"**Regel {number} · {plain(name_in(planned)) or 'zonder naam'}**")
        for match in planned.matches:
            _match(visit, here, match, number)
        two_dossiers(visit, [(each.key, each.number) for each in planned.matches if each.number])
        for twin in planned.twins:
            titles = (f"Regel {number}", f"Regel {twin.row}")
            both_sides(here, _side(rows[twin.row]), twin.agreement, titles=titles)
        one_number = [str(each.row) for each in planned.twins if each.same_number]
        if one_number:
            st.markdown(SAME_NUMBER.format(" en ".join([str(number), *one_number])))
        options = _options(planned)
        key = state.key("coa", "wie", digest, number)
        before = _choice_of(digest, planned)
        place = next((place for place, each in enumerate(options.values()) if each == before), None)
        st.radio(
            f"Wie is dit (regel {number})?",
            list(options),
            index=place,
            key=key,
            on_change=_choose,
            args=(digest, number, key, options),
        )
        if planned.fate is RowFate.ASK and before is not None:
            st.caption(NOBODY_WRITTEN)


def _match(visit: Visit, here: Side, match: RowMatch, number: int) -> None:
    if not match.number:
        st.markdown(f"**Een dossier dat u niet mag zien.** {hidden(match.agreement)}")
        return
    closed = "" if match.is_open else " · gesloten"
    there = Side(name=match.name, birth_date=match.birth_date, v_number=match.v_number)
    both_sides(here, there, match.agreement, titles=(f"Regel {number}", f"Dossier {match.number}{closed}"))
    visit.link(f"Open dossier {match.number}", "dossier", icon=":material/folder:", dossier=str(match.key))


def _options(planned: Planned) -> dict[str, RowChoice]:
    """What can be said of a row, by the words for it."""
    separate = frozenset(each.row for each in planned.twins if not each.same_number)
    options = {_same(each): RowChoice(same_as=each.key, other_rows=separate) for each in planned.matches}
    shared: list[RowMatch | RowTwin] = [*planned.matches, *planned.twins]
    if not any(each.same_number for each in shared):
        nobody = RowChoice(not_same_as=frozenset(each.key for each in planned.matches), other_rows=separate)
        options["Dit is iemand anders: nieuw dossier"] = nobody
    return options | {"Deze regel overslaan": RowChoice(left_out=True)}


def _same(match: RowMatch) -> str:
    if not match.number:
        return "Dit is de persoon van het dossier dat ik niet mag zien: niets doen"
    if not match.is_open:
        return f"Dit is de persoon van dossier {match.number}, dat gesloten is: niets doen"
    return f"Dit is de persoon van dossier {match.number}: vul aan wat daar nog leeg is"


def _side(planned: Planned) -> Side:
    values = planned.row.values
    listed = {each.target: each.listed for each in planned.fields}
    v_number = listed.get(Target.V_NUMBER) or values.get(Target.V_NUMBER, "")
    return Side(name=name_in(planned), birth_date=planned.row.birth_date, v_number=str(v_number))


def _field(planned: Planned, target: Target) -> PlannedField | None:
    return next((each for each in planned.fields if each.target is target), None)


def _cell(field: PlannedField | None) -> str:
    if field is None:
        return ""
    if field.before and field.listed != field.before:
        return f"{_written(field, field.before)} blijft (lijst: {_written(field, field.listed)})"
    return _written(field, field.before) if field.before else f"leeg → {_written(field, field.after)}"


def _written(field: PlannedField, value: Value) -> str:
    if isinstance(value, date):
        return short_date(value)
    return _names(field.target).get(str(value or ""), str(value or ""))


@cache
def _names(target: Target) -> Mapping[str, str]:
    """The names of countries and languages, by their code."""
    return dict(countries() if target is Target.COUNTRY else languages() if target is Target.LANGUAGE else [])


def _choice_of(digest: str, planned: Planned) -> RowChoice | None:
    return cast(dict[int, RowChoice], state.session_get(_choices_name(digest), {})).get(planned.row.number)


def _choose(digest: str, number: int, key: str, options: Mapping[str, RowChoice]) -> None:
    _, words = state.widget_value(key)
    before = cast(dict[int, RowChoice], state.session_get(_choices_name(digest), {}))
    state.session_set(_choices_name(digest), before | {number: options[str(words)]})


def _leave_out_too(faulty: tuple[int, ...], digest: str) -> None:
    _, before = state.widget_value(_left_out_key(digest))
    row_numbers = set(cast(list[int], before or []))
    state.set_widget_value(_left_out_key(digest), sorted(row_numbers | set(faulty)))


def _page(questions: int, digest: str) -> int:
    """The place of the first question on this page, with the buttons to the others."""
    name = f"coa:vragen:{digest}"
    pages = max(1, -(-questions // QUESTIONS_A_PAGE))
    page = min(cast(int, state.session_get(name, 0)), pages - 1)
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"Vragen {page + 1} van {pages}", width="content")
            for label, number in (("Vorige vragen", page - 1), ("Volgende vragen", page + 1)):
                st.button(label, disabled=not 0 <= number < pages, on_click=state.session_set, args=(name, number))
    return page * QUESTIONS_A_PAGE


def _choices_name(digest: str) -> str:
    return f"coa:keuzes:{digest}"


def _left_out_key(digest: str) -> str:
    return state.key("coa", "overslaan", digest)
