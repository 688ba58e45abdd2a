"""A startklas to read: which class it is, how far everybody is, and what the teacher saw of one participant."""

from typing import TYPE_CHECKING

import streamlit as st

from forms.klas.startklas import AT_THE_END, SCALES
from texts.wording.answers import shown_value
from texts.wording.formats import long_date
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.klas.types import Deelnemer, KlasLine, KlasView

_SHORT = {"taal": "Taal", "leerbaarheid": "Leren", "motivatie": "Motivatie", "competenties": "Competenties"}


def heading(klas: "KlasLine", *, teacher: bool) -> None:
    """Which class this is, where and when."""
    st.header(plain(klas.name), anchor=False)
    parts = [klas.school, f"{long_date(klas.starts_on)} tot en met {long_date(klas.last_day)}", f"{klas.weeks} weken"]
    if not teacher:
        parts.append(f"docent: {klas.teacher}")
    st.caption(plain(" · ".join(each for each in parts if each)))


def progress(view: "KlasView") -> None:
    """How far everybody is: the weeks that were filled in, the attendance, the final report."""
    lines = [
        f"| {plain(each.name)} | {_filled(each)} | {attendance(each)} | {'ja' if _reported(each) else 'nog niet'} |"
        for each in view.deelnemers
    ]
    st.markdown("\n".join(["| Deelnemer | Ingevuld | Aanwezig | Eindrapport |", "|---|---|---|---|", *lines]))


def _filled(person: "Deelnemer") -> str:
    weeks = [
        str(week) for week, fields in sorted(person.weeks.items()) if any(each.version for each in fields.values())
    ]
    return f"week {', '.join(weeks)}" if weeks else "nog niets"


def _reported(person: "Deelnemer") -> bool:
    return bool(person.reported("report") or person.reported("report_route"))


def weeks_filled(person: "Deelnemer") -> str:
    """How far the forms of one participant are, in one line."""
    if person.left_on is not None:
        return plain(f"Uit de klas sinds {long_date(person.left_on)}")
    report = "eindrapport geschreven" if _reported(person) else "nog geen eindrapport"
    return plain(f"Ingevuld: {_filled(person)} · aanwezig: {attendance(person)} · {report}")


def attendance(person: "Deelnemer") -> str:
    """At how many of the lessons this person was: "14 van 16 lessen"."""
    planned, attended = person.lessons()
    return f"{attended} van {planned} lessen" if planned else "onbekend"


def of_one(klas: "KlasLine", person: "Deelnemer") -> None:
    """What a teacher saw of one participant, to read: week by week, and the final report."""
    until = f", tot {long_date(person.left_on)}" if person.left_on else ""
    st.markdown(f"**{plain(klas.name)}**{plain(until)}")
    st.caption(
        plain(
            f"Vanaf {long_date(klas.starts_on)}, {klas.weeks} weken · docent: {klas.teacher} · "
            f"aanwezig: {attendance(person)}"
        )
    )
    if person.weeks:
        head = f"| Week | {' | '.join(_SHORT.values())} | Lessen |"
        lines = [_week(person, week) for week in sorted(person.weeks)]
        st.markdown("\n".join([head, "|---|---|---|---|---|---|", *lines]))
    else:
        st.caption("De docent heeft nog niets ingevuld.")
    if _reported(person):
        expected = shown_value(AT_THE_END["report_route"], person.reported("report_route")) or "niet ingevuld"
        st.markdown(f"**Eindrapport.** De docent verwacht: {plain(expected)}.")
        st.markdown(plain(str(person.reported("report") or "")))


def _week(person: "Deelnemer", week: int) -> str:
    scores = [str(person.week_value(week, each) or "–") for each in SCALES]
    attended, planned = (person.week_value(week, each) for each in ("lessons_attended", "lessons_planned"))
    lessons = f"{attended if attended is not None else '?'} van {planned}" if planned is not None else "–"
    note = plain(str(person.week_value(week, "note") or "")).replace("  \n", " · ")
    # the note stands in the first column, which is the wide one
    return f"| **Week {week}.** {note} | {' | '.join(scores)} | {lessons} |"
