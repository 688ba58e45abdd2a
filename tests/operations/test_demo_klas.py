"""The startklas of the demo is made by the usual actions, on any day of the week."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from forms.intake.instruments import InstrumentKind
from forms.intake.signals import SignalKind
from operations.demo.klas import a_startklas
from queries.intake.instruments import instruments
from queries.intake.view import intake_view
from queries.klas.classes import klas_view
from tests.builders import NOW, a_caseworker, a_dossier
from tests.klassen import a_docent


@pytest.mark.parametrize("days", range(7))
def test_a_class_with_three_people_is_in_its_last_week(session: Session, days: int) -> None:
    sanne, ineke, now = a_caseworker(session), a_docent(session), NOW + timedelta(days=days)
    people = [a_dossier(session, sanne, birth_date=date(1990 + each, 1, 1)) for each in range(3)]

    klas_id = a_startklas(session, by=sanne, teacher=ineke, dossier_ids=people, now=now)

    view = klas_view(session, klas_id, seen_by=ineke)
    assert [list(each.weeks) for each in view.deelnemers] == [[1, 2, 3, 4, 5]] * 3
    assert view.klas.weeks_begun(now.date()) == 6
    first = instruments(session, intake_view(session, people[0], seen_by=sanne), seen_by=sanne)
    assert [len(first.metingen[kind]) for kind in InstrumentKind] == [1, 2, 1]
    assert {each.kind for each in first.signals} == set(SignalKind) - {SignalKind.LEERBAARHEIDSTOETS}
