"""Appointments as an ICS file, read back as a calendar reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from exports.dossier.calendar import calendar
from forms.voortgang.progress import VoortgangKind
from queries.vandaag.appointments import CHECK, Appointment
from rules.law.deadlines import DeadlineCode
from rules.voortgang.exams import ExamPart
from texts.dossier.appointments import EXAM_PARTS, KINDS

MADE_AT = datetime(2026, 11, 21, 10, tzinfo=UTC)
EXAM = Appointment(uid="01", kind="examen", detail="LE", on=date(2026, 12, 31), number="2026-0064", name="Amina Haile")


def _events(*appointments: Appointment, names: bool = False) -> list[Any]:
    return list(Calendar.from_ical(calendar(appointments, MADE_AT, names=names)).walk("VEVENT"))


def test_an_appointment_takes_one_whole_day() -> None:
    (event,) = _events(EXAM)

    assert event.decoded("dtstart") == date(2026, 12, 31)
    assert event.decoded("dtend") == date(2027, 1, 1)
    assert str(event["summary"]) == "Examen lezen: dossier 2026-0064"


def test_names_are_there_only_when_asked_for() -> None:
    assert b"Amina" not in calendar([EXAM], MADE_AT)
    assert str(_events(EXAM, names=True)[0]["summary"]) == "Examen lezen: Amina Haile (2026-0064)"


def test_an_appointment_keeps_its_uid_when_its_day_moves() -> None:
    later = replace(EXAM, on=EXAM.on + timedelta(days=7))

    assert {str(each["uid"]) for each in _events(EXAM, later)} == {"01@koers"}


def test_no_text_can_add_a_line_to_the_calendar_file() -> None:
    nasty = replace(EXAM, name="A; b, c\\\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX", explanation="Één, twee; drie. " * 20)

    (event,) = _events(nasty, names=True)
    assert "END:VEVENT" in str(event["summary"])
    assert str(event["description"]) == nasty.explanation


def test_every_line_is_short_and_ends_as_the_standard_says() -> None:
    lines = calendar([replace(EXAM, explanation="Ǿ" * 400)], MADE_AT).split(b"\r\n")

    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_an_empty_calendar_is_a_valid_file() -> None:
    assert _events() == []


@pytest.mark.parametrize("kind", [*VoortgangKind, *DeadlineCode, CHECK, "gesprek", "examen"])
def test_every_kind_has_words(kind: str) -> None:
    assert KINDS[kind]


@pytest.mark.parametrize("part", list(ExamPart))
def test_every_exam_has_words(part: str) -> None:
    assert EXAM_PARTS[part]
