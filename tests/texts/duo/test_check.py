"""The words of the copy sheet for the Portaal Inburgering."""

from datetime import date

import pytest

from rules.duo.kinds import ENDPOINTS, BerichtKind
from rules.duo.messages import DuoPip, Inburgeringsaanbod, JaNee, ParticipatieAlsTaalles, ResultaatMap
from rules.law.terms import Alfabetisering, Leerroute
from texts.duo.check import FIELDS, sheet
from texts.duo.outbox import KINDS


@pytest.mark.parametrize("kind", [each for each in BerichtKind if ENDPOINTS[each].body], ids=str)
def test_every_field_of_every_message_has_a_dutch_label(kind: BerichtKind) -> None:
    body = ENDPOINTS[kind].body

    assert body is not None
    assert {wire.name for wire in body.wires().values()} <= set(FIELDS)
    assert KINDS[kind]


def test_values_are_written_in_the_words_of_duo() -> None:
    message = DuoPip(
        dagtekening=date(2026, 3, 5),
        leerroute=Leerroute.ONDERWIJS,
        mag_opleiding_afmaken=False,
        alfabetisering=Alfabetisering.AA,
    )

    assert {line.field: line.value for line in sheet(message)} == {
        "dagtekeningPip": "05-03-2026",
        "leerroute": "Onderwijsroute",
        "niveau": "",
        "geschatteIntensiteitB1Route": "",
        "indicatorMagOpleidingAfmaken": "Nee",
        "indicatorAlfabetiseringsonderwijs": "Onderwijs voor anders-analfabeet",
    }


def test_a_niveau_that_stays_empty_says_how_duo_reads_it() -> None:
    def note(leerroute: Leerroute) -> str:
        (line,) = [
            each for each in sheet(DuoPip(dagtekening=date(2026, 3, 5), leerroute=leerroute)) if each.field == "niveau"
        ]
        return line.note

    assert note(Leerroute.B1) == "Blijft dit leeg, dan leest DUO niveau B1."
    assert note(Leerroute.Z) == ""


def test_the_end_of_a_course_says_that_duo_does_not_count_that_day() -> None:
    aanbod = Inburgeringsaanbod(verwacht_einde=date(2027, 7, 1), alfabetisering=Alfabetisering.NVT)
    lines = {line.field: line for line in sheet(aanbod)}

    assert lines["verwachteEinddatumOpleiding"].value == "01-07-2027"
    assert "30 juni 2027" in lines["verwachteEinddatumOpleiding"].note


def test_hours_and_blame_are_as_duo_writes_them() -> None:
    assert [line.value for line in sheet(ParticipatieAlsTaalles(uren=812))] == ["812"]
    assert [line.value for line in sheet(ResultaatMap(verwijtbaar=JaNee.NEE))] == ["", "Nee"]
