"""The caseload: whose dossiers, in which order, by which filters, found by which words."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from access import Role, Scope, User
from actions.deed.dossier_status import refresh_status
from exports.dossier.columns import CASELOAD
from exports.dossier.tabular import csv
from models import Dossier
from queries.caseload import caseload as listed
from queries.caseload.caseload import CaseloadPage, caseload, whole_caseload
from queries.caseload.figures import figures
from queries.caseload.filters import Filters
from queries.caseload.locations import coa_locations
from queries.dossier.search import found_dossiers, is_identifier
from rules.law.terms import Doelgroep, Leerroute, PipStatus
from tests.builders import TODAY, a_caseworker, a_dossier, shared_with
from tests.databases import Database


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def marijke(session: Session) -> User:
    return a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")


def _page(session: Session, user: User, on: date = TODAY, **filters: Any) -> CaseloadPage:
    return caseload(session, seen_by=user, on=on, filters=Filters(**filters))


def _names(session: Session, user: User, on: date = TODAY, **filters: Any) -> list[str]:
    page = _page(session, user, on, **filters)
    assert page.total == len(page.rows)
    return [row.name for row in page.rows]


def _dated(session: Session, dossier_id: UUID, **columns: Any) -> None:
    dossier = session.get_one(Dossier, dossier_id)
    for name, value in columns.items():
        setattr(dossier, name, value)
    refresh_status(session, dossier)
    session.commit()


def test_the_caseload_is_filtered_by_the_location_of_the_coa(session: Session, sanne: User, marijke: User) -> None:
    karim = a_caseworker(session, name="Karim Haddad")
    a_dossier(session, sanne, given_names="Amina", coa_location="Ter Apel")
    a_dossier(session, karim, given_names="Bilal", coa_location="almere")
    a_dossier(session, karim, given_names="Clara")

    assert _names(session, marijke, locatie="Ter Apel") == ["Amina Haile"]
    assert _names(session, marijke, locatie="geen") == ["Clara Haile"]
    assert coa_locations(session, seen_by=marijke) == ["almere", "Ter Apel"]
    assert coa_locations(session, seen_by=karim) == ["almere"]
    assert _page(session, marijke, locatie="Ter Apel").rows[0].coa_location == "Ter Apel"


def test_own_dossiers_and_shared_ones_are_seen_and_no_others(session: Session, sanne: User) -> None:
    karim = a_caseworker(session, name="Karim Haddad")
    a_dossier(session, sanne, given_names="Eigen")
    shared_with(session, a_dossier(session, karim, given_names="Gedeeld"), sanne)
    a_dossier(session, karim, given_names="Van Karim")
    assert sorted(_names(session, sanne)) == ["Eigen Haile", "Gedeeld Haile"]


def test_a_coordinator_sees_the_gemeente_and_no_other(session: Session, sanne: User, marijke: User) -> None:
    a_dossier(session, sanne, given_names="Hier")
    a_dossier(session, a_caseworker(session, "Zandwijk"), given_names="Daar")
    assert _names(session, marijke) == ["Hier Haile"]
    assert _names(session, marijke, zoeken="haile") == ["Hier Haile"]
    assert _names(session, marijke, gemeente="Zandwijk") == []
    assert _names(session, marijke, gemeente="Duinmeer") == ["Hier Haile"]


def test_the_first_to_expire_is_on_top_and_a_dossier_without_date_is_last(session: Session, sanne: User) -> None:
    for name, days in (("Later", 1), ("Eerst", 200), ("Midden", 60)):
        a_dossier(session, sanne, given_names=name, kennisgeving=TODAY - timedelta(days), brp=TODAY - timedelta(days))
    a_dossier(session, sanne, given_names="Zonder", kennisgeving=None, brp=None)
    assert [each.split()[0] for each in _names(session, sanne)] == ["Eerst", "Midden", "Later", "Zonder"]


def test_a_dossier_is_late_from_the_day_after_its_last_day(session: Session, sanne: User, marijke: User) -> None:
    a_dossier(session, sanne, kennisgeving=date(2026, 10, 1), brp=date(2026, 10, 1))
    last = date(2026, 12, 10)
    for user in (sanne, marijke):
        assert _names(session, user, last, termijn="te_laat") == []
        assert _names(session, user, last + timedelta(1), termijn="te_laat") != []
        for on, seen in ((last, True), (last - timedelta(14), True), (last - timedelta(15), False)):
            assert bool(_names(session, user, on, termijn="binnen_14")) is seen
            assert figures(session, seen_by=user, on=on).soon == seen
        assert _names(session, user, last + timedelta(1), termijn="binnen_14") == []


def test_each_filter_selects_the_right_dossiers(session: Session, sanne: User, marijke: User) -> None:
    zoe = a_dossier(session, sanne, given_names="Zoë", doelgroep=Doelgroep.GEZINSMIGRANT)
    a_dossier(session, marijke, given_names="Abel")
    _dated(session, zoe, leerroute=Leerroute.Z, intake_started_on=TODAY)
    for filters in (
        {"leerroute": "Z"},
        {"fase": "intake"},
        {"doelgroep": "gezinsmigrant"},
        {"regievoerder": str(sanne.id)},
        {"leerroute": "Z", "regievoerder": str(sanne.id), "fase": "intake"},
        {"leerroute": "Z", "termijn": "binnen_14"},
    ):
        on = date(2026, 12, 1)
        assert _names(session, marijke, on, **filters) == ["Zoë Haile"], filters
    assert _names(session, marijke, leerroute="geen") == ["Abel Haile"]
    assert _names(session, marijke, regievoerder="geen") == ["Abel Haile"]


def test_a_closed_dossier_is_only_in_the_list_of_closed_ones(session: Session, sanne: User, marijke: User) -> None:
    _dated(session, a_dossier(session, sanne), closed_on=TODAY)
    assert _names(session, marijke) == []
    assert _names(session, marijke, fase="gesloten") == ["Amina Haile"]
    assert [each.is_open for each in found_dossiers(session, "amina", seen_by=sanne).dossiers] == [False]


def test_a_closed_dossier_is_never_late_in_any_list(session: Session, sanne: User, marijke: User) -> None:
    long_ago = TODAY - timedelta(400)
    a_dossier(session, sanne, given_names="Open", kennisgeving=long_ago, brp=long_ago)
    ended = a_dossier(session, sanne, given_names="Dicht", kennisgeving=long_ago, brp=long_ago)
    _dated(session, ended, closed_on=TODAY, first_pip_on=TODAY, next_talk_on=TODAY - timedelta(30))

    for user in (sanne, marijke):
        assert figures(session, seen_by=user, on=TODAY).late == len(_names(session, user, termijn="te_laat")) == 1
        assert _names(session, user, fase="gesloten", termijn="te_laat") == []
        assert [row.due for row in _page(session, user, fase="gesloten").rows] == [None]


def test_every_figure_counts_the_same_dossiers_as_its_list(session: Session, sanne: User, marijke: User) -> None:
    for number, days in enumerate((1, 30, 60, 65, 75, 400)):
        day = TODAY - timedelta(days)
        dossier = a_dossier(session, sanne, given_names=f"Amina {number}", kennisgeving=day, brp=day)
        if number % 2:
            _dated(session, dossier, first_pip_on=TODAY, pip_status=PipStatus.VASTGESTELD)
        if number == 3:
            _dated(session, dossier, closed_on=TODAY)
    for user in (sanne, marijke):
        counted = figures(session, seen_by=user, on=TODAY)
        pairs = {"": counted.open, "te_laat": counted.late, "binnen_14": counted.soon, "pip_dit_kwartaal": counted.pips}
        for termijn, number in pairs.items():
            filters = Filters(termijn=termijn)
            rows = list(whole_caseload(session, seen_by=user, on=TODAY, filters=filters))
            assert len(rows) == _page(session, user, termijn=termijn).total == number, termijn
        for fase, number in counted.per_fase:
            assert _page(session, user, fase=fase.value).total == number
        for load in counted.load:
            assert _page(session, user, regievoerder=str(load.id)).total == load.dossiers


def test_the_pips_of_this_quarter_and_the_slow_ones_can_be_listed(session: Session, marijke: User) -> None:
    for name, first_pip in (("Snel", date(2026, 10, 1)), ("Net", date(2026, 12, 10)), ("Traag", date(2026, 12, 11))):
        dossier = a_dossier(session, marijke, given_names=name, kennisgeving=date(2026, 10, 1), brp=date(2026, 10, 1))
        _dated(session, dossier, first_pip_on=first_pip, pip_status=PipStatus.VASTGESTELD)
    on = date(2026, 12, 31)
    assert len(_names(session, marijke, on, termijn="pip_dit_kwartaal")) == 3
    assert _names(session, marijke, on, termijn="pip_na_termijn") == ["Traag Haile"]
    weekend = a_dossier(session, marijke, given_names="Weekend", kennisgeving=date(2026, 10, 3), brp=date(2026, 10, 3))
    _dated(session, weekend, first_pip_on=date(2026, 12, 14), pip_status=PipStatus.VASTGESTELD)  # counted: the 12th
    assert _names(session, marijke, on, termijn="pip_na_termijn") == ["Traag Haile"]
    assert _names(session, marijke, date(2027, 1, 1), termijn="pip_dit_kwartaal") == []


@pytest.mark.parametrize(
    "typed",
    ["jose", "JOSÉ", "o’brien", "o'brien josé", "brien jos", "100%", "أمينة", "de_vries", "2026-0001", "123 456 782"],
)
def test_a_dossier_is_found_by_what_people_type(session: Session, sanne: User, typed: str) -> None:
    a_dossier(session, sanne, given_names="José 100% أمينة", family_name="O'Brien de_Vries", bsn="123456782")
    a_dossier(session, sanne, given_names="Iemand", family_name="Anders dexvries 100")
    assert [row.number for row in _page(session, sanne, zoeken=typed).rows] == ["2026-0001"]
    assert [each.number for each in found_dossiers(session, typed, seen_by=sanne).dossiers] == ["2026-0001"]


def test_half_a_bsn_finds_nothing(session: Session, sanne: User) -> None:
    a_dossier(session, sanne, bsn="123456782")
    assert _names(session, sanne, zoeken="12345678") == []


def test_a_bsn_is_recognised_and_another_number_is_not() -> None:
    assert is_identifier("123456782")
    assert is_identifier("123.456.782")
    assert not is_identifier("2026-0001")


def test_a_page_has_fifty_rows_and_a_page_past_the_end_shows_the_first(
    session: Session, marijke: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listed, "PAGE", 2)
    monkeypatch.setattr(listed, "BATCH", 2)
    for number in range(5):
        a_dossier(session, marijke, given_names=f"Amina {number}")
    pages = [_page(session, marijke, pagina=number) for number in (1, 2, 3)]
    assert [len(page.rows) for page in pages] == [2, 2, 1]
    assert len({row.id for page in pages for row in page.rows}) == 5
    assert (pages[2].first, pages[2].last, pages[2].total, pages[2].pages) == (5, 5, 5, 3)
    assert _page(session, marijke, pagina=9).page == 1
    whole = list(whole_caseload(session, seen_by=marijke, on=TODAY, filters=Filters()))
    assert [row.id for row in whole] == [row.id for page in pages for row in page.rows]


def test_a_download_follows_the_filter_and_contains_no_formula(session: Session, marijke: User) -> None:
    a_dossier(session, marijke, given_names="Formule", family_name="=1+1")
    a_dossier(session, marijke, given_names="Iemand", family_name="Anders")
    rows = whole_caseload(session, seen_by=marijke, on=TODAY, filters=Filters(zoeken="formule"))
    written = csv(CASELOAD, rows).decode("utf-8-sig").splitlines()
    assert len(written) == 2
    assert written[1].startswith("'=1+1, Formule;")


def test_filters_are_unchanged_after_writing_and_reading_the_address() -> None:
    filters = Filters(
        gemeente="Duinmeer", regievoerder="geen", fase="intake", leerroute="Z", doelgroep="gezinsmigrant",
        termijn="te_laat", zoeken="o'brien 50%", pagina=3,
    )  # fmt: skip
    assert Filters.of_address(filters.address()) == filters
    assert set(Filters().address().values()) == {""}


@given(st.dictionaries(st.sampled_from(list(Filters().address())), st.text(max_size=20)))
def test_an_invalid_filter_in_the_address_is_ignored(words: dict[str, str]) -> None:
    filters = Filters.of_address(words)
    assert Filters.of_address(filters.address()) == filters


def test_figures_of_the_gemeente_equal_those_counted_one_by_one(session: Session, marijke: User) -> None:
    for number in range(12):
        day = TODAY - timedelta(days=number * 10)
        dossier = a_dossier(session, marijke, given_names=f"Amina {number}", kennisgeving=day, brp=day)
        if number % 3 == 0:
            _dated(
                session,
                dossier,
                first_pip_on=TODAY - timedelta(number),
                leerroute=Leerroute.B1,
                regievoerder_id=marijke.id,
            )
    whole = figures(session, seen_by=marijke, on=TODAY)
    carried = [each.dossiers for each in whole.load if each.id == marijke.id]
    assert (whole.open, carried[0], whole.pips) == (12, 4, 4)
    assert sum(dossiers for _, dossiers in whole.per_fase) == 12
    assert sum(dossiers for _, dossiers in whole.per_leerroute) == 12
    everything = _page(session, marijke).rows
    assert whole.late == sum(row.due is not None and row.due < TODAY for row in everything)
    ends = whole.per_week[-1][0].last
    assert sum(dossiers for _, dossiers in whole.per_week) == sum(
        row.due is not None and TODAY <= row.due <= ends for row in everything
    )


def test_own_figures_count_own_dossiers_only(session: Session, sanne: User) -> None:
    a_dossier(session, sanne)
    a_dossier(session, a_caseworker(session, name="Karim Haddad"))
    own = figures(session, seen_by=sanne, on=TODAY)
    assert own.open == 1
    assert [(each.name, each.dossiers) for each in own.load] == [("Sanne de Boer", 1)]


def test_a_quarter_without_pips_has_no_lead_time(session: Session, sanne: User, now: datetime) -> None:
    numbers = figures(session, seen_by=sanne, on=now.date())
    assert (numbers.lead_days, numbers.norm_days) == (None, 70)


@pytest.mark.parametrize("scope", list(Scope))
def test_the_whole_page_takes_four_statements_whatever_the_number(
    session: Session, database: Database, scope: Scope
) -> None:
    user = a_caseworker(session, role=Role.COORDINATOR, scope=scope)
    for number in range(5):
        a_dossier(session, user, given_names=f"Amina {number}")
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))
    caseload(session, seen_by=user, on=TODAY, filters=Filters())
    figures(session, seen_by=user, on=TODAY)
    assert len(statements) == 4  # and the frame once, for the login
