"""Would DUO accept this contactpersoon?"""

import pytest

from rules.duo.contact import coupling_refusals, deleting_refusals, no_contact, refusals
from rules.duo.messages import Contactpersoongegevens
from rules.duo.refusal import DuoRefusalCode as Code
from tests.rules.duo.persons import a_person, codes, doubts


def somebody(
    naam: str = "Sanne de Boer", email: str = "s.deboer@duinmeer.nl", telefoonnummer: str = "0570 123456"
) -> Contactpersoongegevens:
    return Contactpersoongegevens(naam=naam, email=email, telefoonnummer=telefoonnummer)


def test_a_regievoerder_with_contact_details_is_accepted() -> None:
    assert refusals(somebody()) == []


@pytest.mark.parametrize(
    "email", ["sanne", "s.deboer@duinmeer", "s deboer@duinmeer.nl", "a@b@duinmeer.nl", "@duinmeer.nl"]
)
def test_an_email_address_without_a_domain_is_refused_although_the_contract_allows_it(email: str) -> None:
    assert somebody(email=email).problems() == []
    assert codes(refusals(somebody(email=email))) == {Code.GEEN_MAILADRES}


def test_each_empty_field_gets_its_own_sentence() -> None:
    duo_refusals = refusals(somebody(naam="", email="", telefoonnummer=""))

    assert [each.code for each in duo_refusals] == [Code.NAAM_LEEG, Code.MAIL_LEEG, Code.TELEFOON_LEEG]


def test_a_name_with_a_figure_and_a_number_with_words_are_refused_by_the_contract() -> None:
    duo_refusals = refusals(somebody(naam="Team 2", telefoonnummer="bel 0570"))

    assert {(each.code, each.field) for each in duo_refusals} == {(Code.VORM, "naam"), (Code.VORM, "telefoonnummer")}


def test_coupling_warns_that_the_former_contactpersoon_is_replaced() -> None:
    assert coupling_refusals(a_person()) == []
    assert doubts(coupling_refusals(a_person(known_contact=True))) == {Code.VERVANGT_CONTACT}
    assert codes(coupling_refusals(a_person(has_bsn=False))) == {Code.BSN_ONTBREEKT}


def test_deleting_a_contactpersoon_warns_that_everybody_is_uncoupled() -> None:
    assert doubts(deleting_refusals()) == {Code.ONTKOPPELT}


def test_a_dossier_without_a_regievoerder_has_no_contactpersoon() -> None:
    assert no_contact().blocking
