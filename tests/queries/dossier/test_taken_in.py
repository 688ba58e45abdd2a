"""The dossiers that were opened from a list: those of the list that the user may see."""

from uuid import uuid4

from sqlmodel import Session

from queries.dossier.taken_in import taken_in
from tests.builders import a_caseworker, a_dossier


def test_the_new_dossiers_are_told_with_who_has_them_and_those_of_others_are_not(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session, name="Karim Haddad")
    own = a_dossier(session, sanne, given_names="Selam", coa_location="Ter Apel", v_number="2712000001")
    other = a_dossier(session, karim)

    [line] = taken_in(session, [own, other, uuid4()], seen_by=sanne)

    assert (line.id, line.name, line.regievoerder) == (own, "Selam Haile", "Sanne de Boer")
    assert (line.coa_location, line.v_number) == ("Ter Apel", "2712000001")
