"""Would DUO take this contactpersoon?"""

import pytest

from rules.duo.contact import coupling_refusals, deleting_refusals, no_contact, refusals
from rules.duo.messages import Contactpersoongegevens
from rules.duo.refusal import DuoRefusalCode as Code
from tests.rules.duo.persons import a_person, codes, doubts


def somebody(
    naam: str = "Sanne de Boer", email: str = "s.deboer@duinmeer.nl", telefoonnummer: str = "0570 123456"
) -> Contactpersoongegevens:
    return Contactpersoongegevens(naam=naam, email=email, telefoonnummer=telefoonnummer)


def test_a_regievoerder_who_can_be_reached_is_taken() -> None:
    assert refusals(somebody()) == []


@pytest.mark.parametrize(
    "email", ["sanne", "s.deboer@duinmeer", "s deboer@duinmeer.nl", "a@b@duinmeer.nl", "@duinmeer.nl"]
)
def test_an_address_without_a_place_is_refused_though_the_contract_lets_it_pass(email: str) -> None:
    assert somebody(email=email).problems() == []
    assert codes(refusals(somebody(email=email))) == {Code.GEEN_MAILADRES}


def test_what_is_empty_is_asked_for_in_one_sentence_each() -> None:
    duo_refusals = refusals(somebody(naam="", email="", telefoonnummer=""))

    assert [each.code for each in duo_refusals] == [Code.NAAM_LEEG, Code.MAIL_LEEG, Code.TELEFOON_LEEG]


def test_a_name_with_a_figure_and_a_number_with_words_are_refused_by_the_contract() -> None:
    duo_refusals = refusals(somebody(naam="Team 2", telefoonnummer="bel 0570"))

    assert {(each.code, each.field) for each in duo_refusals} == {(Code.VORM, "naam"), (Code.VORM, "telefoonnummer")}


def test_coupling_replaces_the_former_contactpersoon_and_says_so() -> None:
    assert coupling_refusals(a_person()) == []
    assert doubts(coupling_refusals(a_person(known_contact=True))) == {Code.VERVANGT_CONTACT}
    assert codes(coupling_refusals(a_person(has_bsn=False))) == {Code.BSN_ONTBREEKT}


def test_deleting_a_contactpersoon_uncouples_everybody_and_says_so() -> None:
    assert doubts(deleting_refusals()) == {Code.ONTKOPPELT}


def test_a_dossier_without_a_regievoerder_has_nobody_to_tell() -> None:
    assert no_contact().blocking
