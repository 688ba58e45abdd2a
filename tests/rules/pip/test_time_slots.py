"""Days and times of an activity as people type them in a hurry."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pip.document import TimeSlot
from rules.pip.time_slots import UnreadableSlots, by_day, of_days, of_rows, rows, slots, times, times_written, written
from rules.problems import ProblemCode

MINUTES = st.integers(0, 24 * 60 - 1)


@st.composite
def weeks(draw: st.DrawFn) -> tuple[TimeSlot, ...]:
    """Slots of a week that do not overlap."""
    times_by_day: dict[int, list[tuple[time, time]]] = {}
    for day in draw(st.sets(st.integers(1, 7))):
        marks = sorted(draw(st.sets(MINUTES, min_size=2, max_size=6)))
        times_by_day[day] = [
            (_time(start), _time(until)) for start, until in zip(marks[::2], marks[1::2], strict=False)
        ]
    return of_days(times_by_day)


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


@pytest.mark.parametrize(
    ("typed", "normalized"),
    [
        ("9-12", "9:00-12:00"),
        ("9:00-12:00", "9:00-12:00"),
        ("09:00 – 12:30", "9:00-12:30"),
        ("9.30 tot 12", "9:30-12:00"),
        ("9 uur tot 12 uur", "9:00-12:00"),
        ("van 9u30 tot 12u15", "9:30-12:15"),
        ("13 - 15.30 uur", "13:00-15:30"),
        ("0900-1230", "9:00-12:30"),
        ("13-15 en 9-12", "9:00-12:00 en 13:00-15:00"),
        ("9-12, 13-15", "9:00-12:00 en 13:00-15:00"),
        ("", ""),
    ],
)
def test_times_of_a_day_are_read_as_people_type_them(typed: str, normalized: str) -> None:
    assert times_written(times(typed)) == normalized


@pytest.mark.parametrize(
    ("typed", "normalized"),
    [
        ("ma wo vr 9-12", "ma 9:00-12:00, wo 9:00-12:00, vr 9:00-12:00"),
        ("ma, di 9:00-12:00; vr 13-15", "ma 9:00-12:00, di 9:00-12:00, vr 13:00-15:00"),
        ("maandag en dinsdag van 9 tot 12 uur en vrijdag 13-15", "ma 9:00-12:00, di 9:00-12:00, vr 13:00-15:00"),
        ("ma 9-12 13-15", "ma 9:00-12:00, ma 13:00-15:00"),
        ("elke dinsdagmiddag 13-16", "di 13:00-16:00"),
        ("", ""),
    ],
)
def test_a_week_is_read_as_people_type_it(typed: str, normalized: str) -> None:
    assert written(slots(typed)) == normalized


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("negen", ProblemCode.NOT_A_TIME),
        ("9", ProblemCode.NOT_A_TIME),
        ("9-12 lokaal 3", ProblemCode.NOT_A_TIME),
        ("12-9", ProblemCode.ENDS_FIRST),
        ("9-9", ProblemCode.ENDS_FIRST),
        ("9-25", ProblemCode.NO_SUCH_TIME),
        ("9:75-12", ProblemCode.NO_SUCH_TIME),
        ("9-12 en 11-13", ProblemCode.OVERLAP),
    ],
)
def test_text_that_is_not_a_time_is_refused_with_its_reason(typed: str, fault: ProblemCode) -> None:
    with pytest.raises(UnreadableSlots) as refused:
        times(typed)

    assert refused.value.code is fault


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("9-12", ProblemCode.NO_DAY),
        ("ma", ProblemCode.NOT_A_TIME),
        ("ma 9-12, di", ProblemCode.NOT_A_TIME),
        ("iets 9-12", ProblemCode.NOT_A_TIME),
        ("ma 9-12 !", ProblemCode.NOT_A_TIME),
        ("ma 9-12, ma 11-13", ProblemCode.OVERLAP),
    ],
)
def test_text_that_is_not_a_week_is_refused_with_its_reason(typed: str, fault: ProblemCode) -> None:
    with pytest.raises(UnreadableSlots) as refused:
        slots(typed)

    assert refused.value.code is fault


@given(weeks())
def test_a_written_week_is_read_back_unchanged(week: tuple[TimeSlot, ...]) -> None:
    assert slots(written(week)) == week
    assert of_rows(rows(week)) == week
    assert all(times(times_written(ranges)) == ranges for ranges in by_day(week).values())


@given(st.text(alphabet="madiwovrzo 0123456789:.,-;uenttot/\n", max_size=40) | st.text(max_size=40))
def test_any_text_is_read_or_refused_and_has_one_written_form(typed: str) -> None:
    try:
        week = slots(typed)
    except UnreadableSlots:
        return

    assert slots(written(week)) == week
    assert all(each.start < each.until for each in week)
