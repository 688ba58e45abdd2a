from tests.builders import a_caseworker, a_dossier
from models import Dossier

def test_smoke(session):
    sanne = a_caseworker(session)
    d = a_dossier(session, sanne)
    assert session.get_one(Dossier, d).number == "2026-0001"
    assert session.get_one(Dossier, a_dossier(session, sanne)).number == "2026-0002"
