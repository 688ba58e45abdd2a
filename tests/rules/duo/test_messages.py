"""Messages to and from DUO in DUO's notation, and refused when they break the contract."""

from datetime import UTC, date, datetime

import pytest

from rules.duo.answers import (
    Inburgeringstermijn,
    LbtResultaat,
    LeerbaarheidstoetsResultaat,
    Notificatie,
    PipVanGemeente,
)
from rules.duo.days import einddatum, last_day
from rules.duo.kinds import ENDPOINTS, BerichtKind
from rules.duo.message import MalformedMessage
from rules.duo.messages import Contactpersoongegevens, DuoPip, Inburgeringsaanbod, JaNee, ResultaatMap
from rules.law.terms import Alfabetisering, Leerroute, Taalniveau

PIP = DuoPip(
    dagtekening=date(2026, 3, 15),
    leerroute=Leerroute.B1,
    niveau=Taalniveau.B1,
    geschatte_intensiteit=1100,
    mag_opleiding_afmaken=False,
    alfabetisering=Alfabetisering.NVT,
)


def test_a_pip_is_written_with_the_names_and_values_of_duo() -> None:
    assert PIP.to_json() == {
        "dagtekeningPip": "2026-03-15",
        "leerroute": "B",
        "niveau": "B1",
        "geschatteIntensiteitB1Route": 1100,
        "indicatorMagOpleidingAfmaken": False,
        "indicatorAlfabetiseringsonderwijs": "NVT",
    }


def test_what_is_not_known_is_left_out_and_never_null() -> None:
    message = DuoPip(dagtekening=date(2026, 3, 15), leerroute=Leerroute.Z)

    assert message.to_json() == {"dagtekeningPip": "2026-03-15", "leerroute": "Z"}
    assert ResultaatMap().to_json() == {}


def test_a_written_message_is_read_back_unchanged() -> None:
    assert DuoPip.from_json(PIP.to_json()) == PIP


def test_every_problem_of_a_message_is_reported_at_once_with_its_field() -> None:
    body = {"leerroute": "B1", "geschatteIntensiteitB1Route": 0, "niveau": None}

    with pytest.raises(MalformedMessage) as refused:
        DuoPip.from_json(body)

    assert [each.field for each in refused.value.problems] == [
        "dagtekeningPip",
        "leerroute",
        "niveau",
        "geschatteIntensiteitB1Route",
    ]


def test_a_problem_never_repeats_what_somebody_wrote() -> None:
    contact = Contactpersoongegevens(naam="Sanne 2", email="s", telefoonnummer="geheim")

    assert all("geheim" not in each.text and "Sanne" not in each.text for each in contact.problems())
    assert {each.field for each in contact.problems()} == {"naam", "email", "telefoonnummer"}


def test_a_field_of_a_later_contract_is_ignored() -> None:
    assert DuoPip.from_json({**PIP.to_json(), "nieuwVeld": "x"}) == PIP


@pytest.mark.parametrize("body", [None, [], "PIP", 3])
def test_a_body_that_is_not_a_message_is_refused(body: object) -> None:
    with pytest.raises(MalformedMessage):
        DuoPip.from_json(body)


@pytest.mark.parametrize("dated", ["15-03-2026", "20260315", "2026-02-30", "2026-W11-7", "", 2026, "0000-01-01"])
def test_a_date_that_is_not_written_in_full_or_does_not_exist_is_refused(dated: object) -> None:
    assert [each.field for each in DuoPip.problems_in({"dagtekeningPip": dated, "leerroute": "B"})] == [
        "dagtekeningPip"
    ]


@pytest.mark.parametrize("hours", [True, "1100", 1100.0, -1, 10000])
def test_hours_that_are_no_whole_number_within_bounds_are_refused(hours: object) -> None:
    body = {"dagtekeningPip": "2026-03-15", "leerroute": "B", "geschatteIntensiteitB1Route": hours}

    assert [each.field for each in DuoPip.problems_in(body)] == ["geschatteIntensiteitB1Route"]


@pytest.mark.parametrize(
    "naam", ["Sanne de Vries", "Şêrîn Ağa", "أمينة", "Jan-Willem ’t Hof".replace("’", "‘"), "M. d'A"]
)
def test_a_name_with_letters_of_any_script_is_accepted(naam: str) -> None:
    assert Contactpersoongegevens(naam=naam, email="s@duin.nl", telefoonnummer="0570 123456").problems() == []


@pytest.mark.parametrize("naam", ["Sanne 2", "Sanne (team)", "a@b", "S" * 101, "Sanne,"])
def test_a_name_with_other_characters_or_that_is_too_long_is_refused(naam: str) -> None:
    problems = Contactpersoongegevens(naam=naam, email="s@duin.nl", telefoonnummer="0570 123456").problems()

    assert [each.field for each in problems] == ["naam"]


@pytest.mark.parametrize(
    "phone",
    [
        "0570 123456",
        "06-12345678",
        "+31 570 12 34 56",
        "+31 (0)570 123456",
        "14 0570,12",
        "+" + "1" * 15,
        "0570,123456789",
    ],
)
def test_a_telephone_number_as_people_write_it_is_accepted(phone: str) -> None:
    assert Contactpersoongegevens(naam="Sanne", email="s@duin.nl", telefoonnummer=phone).problems() == []


@pytest.mark.parametrize(
    "phone", ["", "06", "(0570) 123456", "0570--123456", "0570 123456\n", "tel. 0570", "1" * 17, "0570,1234567890"]
)
def test_a_telephone_number_that_the_contract_does_not_allow_is_refused(phone: str) -> None:
    problems = Contactpersoongegevens(naam="Sanne", email="s@duin.nl", telefoonnummer=phone).problems()

    assert [each.field for each in problems] == ["telefoonnummer"]


def test_an_aanbod_always_states_alfabetisering() -> None:
    assert [each.field for each in Inburgeringsaanbod.problems_in({})] == ["indicatorAlfabetiseringsonderwijs"]


def test_verwijtbaar_is_sent_as_a_word_and_not_as_a_boolean() -> None:
    assert ResultaatMap(verwijtbaar=JaNee.NEE).to_json() == {"verwijtbaar": "Nee"}
    assert ResultaatMap.problems_in({"verwijtbaar": False})


def test_scores_of_the_leerbaarheidstoets_are_read_in_the_notation_of_duo() -> None:
    body = {
        "resultaat": "B1-route niet haalbaar",
        "behaaldeScore": "31,50",
        "benodigdeScore": "123,45",
        "datumAfname": "2026-02-01",
    }

    assert LeerbaarheidstoetsResultaat.from_json(body).resultaat is LbtResultaat.NIET_HAALBAAR
    assert LeerbaarheidstoetsResultaat.problems_in({**body, "behaaldeScore": "31.50"})
    assert LeerbaarheidstoetsResultaat.problems_in({**body, "behaaldeScore": "31,5"})


def test_the_end_of_the_termijn_is_exclusive_and_only_one_place_converts_it() -> None:
    termijn = Inburgeringstermijn.from_json({"startdatum": "2026-03-16", "einddatum": "2029-03-16"})

    assert last_day(termijn.einddatum) == date(2029, 3, 15)
    assert einddatum(date(2029, 3, 15)) == termijn.einddatum


def test_the_pip_that_duo_knows_names_its_gemeente() -> None:
    known = PipVanGemeente.from_json({"gemeentecode": "0150", "pip": PIP.to_json()})

    assert (known.gemeentecode, known.pip) == ("0150", PIP)
    assert PipVanGemeente.problems_in({"gemeentecode": "150", "pip": {"leerroute": "B"}})


def test_a_notification_is_read_with_its_time_zone() -> None:
    body = {"registratieDatumTijd": "2026-11-22T08:00:00Z", "bsn": "999990019", "gebeurtenisId": "SS101"}

    assert Notificatie.from_json(body).registratie == datetime(2026, 11, 22, 8, tzinfo=UTC)
    assert Notificatie.problems_in({**body, "registratieDatumTijd": "2026-11-22T08:00:00"})
    assert Notificatie.problems_in({**body, "registratieDatumTijd": "2026-11-22T25:00:00Z"})


def test_every_kind_of_message_has_its_endpoint() -> None:
    assert set(ENDPOINTS) == set(BerichtKind)
    assert all(len(each.value) <= 24 for each in BerichtKind)
