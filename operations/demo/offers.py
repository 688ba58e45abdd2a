"""The catalogue of the demo's gemeente: who offers what, where, when, and whether there is a place."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from access import User
from actions.aanbod.catalogue import add_aanbieder, add_aanbod
from forms.aanbod.catalogue import AanbiederKind, TypedAanbieder, TypedAanbod
from models.base import new_id
from operations.demo.content import working_day
from rules.law.dutch_time import day_of

BRUG, COLLEGE, ANKER, PLEIN, ZANDLOPER, BIEB = (
    "Taalschool De Brug", "Regiocollege Duinstreek", "Buurthuis Het Anker", "Werkplein Duinmeer", "De Zandloper",
    "Bibliotheek Duinmeer",
)  # fmt: skip
PROVIDERS: Mapping[str, Mapping[str, Any]] = {
    BRUG: {
        "kind": AanbiederKind.TAALSCHOOL,
        "place": "Duinmeer",
        "contact": "0900 0001",
        "bow_mark": True,
        "duo_number": "9999000001",
    },
    COLLEGE: {
        "kind": AanbiederKind.TAALSCHOOL,
        "place": "Duinstreek",
        "contact": "0900 0002",
        "tst_mark": True,
        "duo_number": "9999000002",
    },
    ANKER: {"kind": AanbiederKind.WELZIJN, "place": "Duinmeer", "contact": "Loes, 0900 0003"},
    PLEIN: {"kind": AanbiederKind.WERK, "place": "Duinmeer", "contact": "werkcoaches, 0900 0004"},
    ZANDLOPER: {"kind": AanbiederKind.OPVANG, "place": "Duinmeer", "contact": "0900 0005"},
    BIEB: {"kind": AanbiederKind.BIBLIOTHEEK, "place": "Duinmeer", "contact": "taalhuis@duinmeer.example"},
}
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
WEEKDAYS = ", ".join(f"{day} 9-14" for day in ("ma", "di", "wo", "do", "vr"))
# The day in "starts" is so many days from today.
OFFERS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    (BRUG, {"name": "B1-route ochtend, met KNM", "area": "taal", "counts_for": "cursusuren", "routes": ("B",),
            "place": "Kade 4", "slots": "ma 9-12, di 9-12, do 9-12, vr 9-12", "hours": "12", "weeks": "60",
            "starts": (23, 72), "places": "4"}),
    (BRUG, {"name": "B1-route avond", "area": "taal", "counts_for": "cursusuren", "routes": ("B",), "place": "Kade 4",
            "slots": "di 19-21:30, do 19-21:30", "hours": "5", "weeks": "80", "starts": (51,), "places": "0",
            "waiting_weeks": "10", "note": "Voor wie overdag werkt."}),
    (BRUG, {"name": "Z-route lezen en schrijven", "area": "taal", "counts_for": "cursusuren", "routes": ("Z",),
            "place": "Kade 4", "slots": "ma 9-12, wo 9-12, vr 9-12", "hours": "9", "weeks": "90", "starts": (16,),
            "places": "6"}),
    (COLLEGE, {"name": "Taalschakeltraject", "area": "taal", "counts_for": "cursusuren", "routes": ("O",),
               "place": "Campus 1", "slots": WEEKDAYS, "hours": "25", "weeks": "60", "starts": (80,),
               "places": "2", "note": "Intake bij de school, zes weken van tevoren."}),
    (ANKER, {"name": "Meehelpen in de wijkkeuken", "area": "sociale_participatie", "counts_for": "participatieuren",
             "routes": ("Z",), "place": "Ankerplein 2", "slots": "di 10-14:30, do 10-14:30", "hours": "9",
             "places": "3", "childcare": True}),
    (ANKER, {"name": "Fietsles voor vrouwen", "area": "sociale_participatie", "place": "Ankerplein 2",
             "slots": "wo 9:30-11", "hours": "1.5", "weeks": "12", "places": "0", "waiting_weeks": "6",
             "childcare": True}),
    (PLEIN, {"name": "Oriëntatie op werk (MAP)", "area": "werk", "counts_for": "map", "routes": ("B", "Z"),
             "place": "Werkplein 1", "slots": "wo 9-13", "hours": "4", "weeks": "10", "starts": (44,), "places": "8"}),
    (ZANDLOPER, {"name": "Voorschool (vve)", "area": "gezin", "place": "Schelpweg 9",
                 "slots": "ma 8:30-12:30, di 8:30-12:30, do 8:30-12:30, vr 8:30-12:30", "hours": "16", "places": "0",
                 "waiting_weeks": "8"}),
    (BIEB, {"name": "Taalcafé", "area": "taal", "place": "Plein 7", "slots": "za 10-11:30", "hours": "1.5",
            "note": "Zonder aanmelden."}),
)  # fmt: skip


def a_catalogue(session: Session, *, by: User, now: datetime) -> dict[str, UUID]:
    """Put the providers and their offers in the catalogue; the offers by their name."""
    today = day_of(now)
    providers = {
        name: add_aanbieder(
            session, aanbieder_id=new_id(), typed=TypedAanbieder(name=name, **facts), by=by, at=now - timedelta(days=90)
        )
        for name, facts in PROVIDERS.items()
    }
    offers: dict[str, UUID] = {}
    for number, (provider, facts) in enumerate(OFFERS):
        seen_on = now - timedelta(days=4 + 9 * number)  # one looks at them now and then, and not on one day
        offers[facts["name"]] = add_aanbod(
            session, aanbod_id=new_id(), typed=_typed(providers[provider], facts, today), by=by, at=seen_on,
            on=day_of(seen_on),
        )  # fmt: skip
    return offers


def _typed(aanbieder_id: UUID, facts: Mapping[str, Any], today: date) -> TypedAanbod:
    starts = [_first_lesson(facts["slots"], today + timedelta(days=each)) for each in facts.get("starts", ())]
    return TypedAanbod(aanbieder_id=aanbieder_id, **{**facts, "starts": ", ".join(starts)})


def _first_lesson(slots: str, day: date) -> str:
    """The first working day from this one on which there is a lesson."""
    lessons = {DAYS.index(each.split()[0]) for each in slots.split(", ")}
    while day.weekday() not in lessons or working_day(day) != day:
        day += timedelta(days=1)
    return day.isoformat()
