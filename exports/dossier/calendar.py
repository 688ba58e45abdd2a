"""Appointments as an ICS file (RFC 5545), for the calendar of the caseworker.

Without names unless asked for: a calendar is often read by others, and lies outside Koers.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from queries.vandaag.appointments import Appointment
from texts.dossier.appointments import title

MIME = "text/calendar"
_PRODUCT = "-//Koers//Koers//NL"
_DAY = timedelta(days=1)


def calendar(appointments: Iterable[Appointment], made_at: datetime, *, names: bool = False) -> bytes:
    """The file. All days, not hours: Koers knows no hours. The same appointment always has the same UID."""
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Koers")
    for each in appointments:
        made.add_component(_event(each, made_at, names))
    return bytes(made.to_ical())


def _event(appointment: Appointment, made_at: datetime, names: bool) -> Event:
    event = Event()
    event.add("uid", f"{appointment.uid}@koers")
    event.add("dtstamp", made_at)
    event.add("dtstart", appointment.on)
    event.add("dtend", appointment.on + _DAY)
    event.add("summary", _summary(appointment, names))
    if appointment.explanation:
        event.add("description", appointment.explanation)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # a last day does not keep anybody busy
    return event


def _summary(appointment: Appointment, names: bool) -> str:
    what = title(appointment.kind, appointment.detail)
    return f"{what}: {appointment.name} ({appointment.number})" if names else f"{what}: dossier {appointment.number}"
