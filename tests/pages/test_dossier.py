from tests.builders import a_caseworker, a_dossier
from tests.pages.conftest import OpenPage

def test_smoke(session, open_page):
    sanne = a_caseworker(session)
    d = a_dossier(session, sanne)
    page = open_page("dossier", by=sanne, dossier=str(d))
    print(page.text)
    page = open_page("nieuw", by=sanne)
    print(page.text)
