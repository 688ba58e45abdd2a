"""Who sees which startklas, and what of its participants."""

from dataclasses import fields
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session

from access import Role, Scope, User
from actions.klas.classes import close_klas, remove_deelnemer
from queries.klas.classes import candidates, docenten, klas_view, klassen, startklassen_of
from queries.klas.types import Deelnemer
from refusals import NotAllowed, NotFound
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.klassen import a_deelnemer, a_docent, a_klas, observe, report


def names(session: Session, klas_id: UUID, by: User) -> list[str]:
    """The participants that somebody sees."""
    return [each.name for each in klas_view(session, klas_id, seen_by=by).deelnemers]


def test_a_teacher_sees_only_their_own_class(session: Session) -> None:
    sanne, ineke, joost = a_caseworker(session), a_docent(session), a_docent(session, name="Joost")
    wout, other = a_caseworker(session, gemeente="Veenrand"), a_docent(session, gemeente="Veenrand")
    own, theirs = a_klas(session, sanne, ineke), a_klas(session, sanne, joost)
    far = a_klas(session, wout, other)
    a_deelnemer(session, own, a_dossier(session, sanne), sanne)

    assert [each.id for each in klassen(session, seen_by=ineke)] == [own]
    assert names(session, own, ineke) == ["Amina Haile"]
    for klas_id in (theirs, far):
        with pytest.raises(NotFound):
            klas_view(session, klas_id, seen_by=ineke)


def test_a_teacher_sees_names_and_forms_and_nothing_else_of_a_dossier(session: Session) -> None:
    sanne, ineke = a_caseworker(session), a_docent(session)
    klas_id = a_klas(session, sanne, ineke)
    a_deelnemer(session, klas_id, a_dossier(session, sanne, phone="0612345678", language="ti"), sanne)

    (person,) = klas_view(session, klas_id, seen_by=ineke).deelnemers

    person_fields = {each.name: getattr(person, each.name) for each in fields(Deelnemer)}
    assert (person_fields.pop("given_names"), person_fields.pop("family_name")) == ("Amina", "Haile")
    assert (person_fields["dossier_id"], person_fields["number"]) == (None, "")
    assert "0612345678" not in str(person_fields)


def test_a_teacher_no_longer_sees_who_left_nor_a_class_that_ended(session: Session) -> None:
    sanne, ineke = a_caseworker(session), a_docent(session)
    klas_id, made = a_klas(session, sanne, ineke), a_dossier(session, sanne)
    a_deelnemer(session, klas_id, made, sanne)
    remove_deelnemer(session, klas_id=klas_id, dossier_id=made, by=sanne, at=NOW, on=TODAY)

    assert names(session, klas_id, ineke) == []
    assert [each.left_on for each in klas_view(session, klas_id, seen_by=sanne).deelnemers] == [TODAY]

    close_klas(session, klas_id=klas_id, by=sanne, at=NOW)
    assert klassen(session, seen_by=ineke) == []
    with pytest.raises(NotFound):
        klas_view(session, klas_id, seen_by=ineke)
    assert [each.closed_at for each in klassen(session, seen_by=sanne)] == [NOW]


def test_who_makes_classes_sees_their_own_people_and_the_number_of_others(session: Session) -> None:
    sanne, karim, ineke = a_caseworker(session), a_caseworker(session), a_docent(session)
    marijke = a_caseworker(session, role=Role.COORDINATOR, scope=Scope.GEMEENTE)
    klas_id = a_klas(session, sanne, ineke)
    a_deelnemer(session, klas_id, a_dossier(session, sanne), sanne)
    a_deelnemer(session, klas_id, a_dossier(session, karim, given_names="Selam"), karim)

    assert names(session, klas_id, sanne) == ["Amina Haile"]
    assert klas_view(session, klas_id, seen_by=sanne).hidden == 1
    assert names(session, klas_id, marijke) == ["Amina Haile", "Selam Haile"]
    with pytest.raises(NotFound):
        klas_view(session, klas_id, seen_by=a_caseworker(session, gemeente="Veenrand"))
    for role in (Role.ONDERSTEUNER, Role.BEHEERDER, Role.PARTNER):
        with pytest.raises(NotAllowed):
            klassen(session, seen_by=a_caseworker(session, role=role))


def test_people_without_a_class_can_be_placed_and_teachers_can_teach(session: Session) -> None:
    sanne, karim, ineke = a_caseworker(session), a_caseworker(session), a_docent(session)
    a_docent(session, gemeente="Veenrand")
    klas_id, here = a_klas(session, sanne, ineke), a_dossier(session, sanne)
    free = a_dossier(session, sanne, given_names="Selam", birth_date=date(1991, 1, 1))
    a_dossier(session, karim, given_names="Bilal")
    a_deelnemer(session, klas_id, here, sanne)

    assert list(candidates(session, klas_id, seen_by=sanne)) == [free]
    assert docenten(session, seen_by=sanne) == {ineke.id: "Ineke Vos"}
    with pytest.raises(NotAllowed):
        candidates(session, klas_id, seen_by=ineke)
    with pytest.raises(NotAllowed):
        docenten(session, seen_by=ineke)


def test_a_dossier_shows_the_observations_of_its_teacher(session: Session) -> None:
    sanne, ineke = a_caseworker(session), a_docent(session)
    klas_id, made = a_klas(session, sanne, ineke), a_dossier(session, sanne)
    person = a_deelnemer(session, klas_id, made, sanne)
    observe(session, person, ineke, week=1, taal=2, lessons_planned="8", lessons_attended="6")
    observe(session, person, ineke, week=2, taal=3, lessons_planned="8", lessons_attended="8", note="Helpt.")
    observe(session, person, ineke, week=3, lessons_planned="8")
    report(session, person, ineke, report="Leert snel.")

    ((line, seen),) = startklassen_of(session, made, seen_by=sanne)

    assert (line.teacher, line.last_day, line.weeks_begun(TODAY)) == ("Ineke Vos", date(2026, 12, 13), 3)
    assert [seen.week_value(week, "taal") for week in (1, 2, 3, 4)] == [2, 3, None, None]
    assert (seen.week_value(2, "note"), seen.reported("report"), seen.reported("report_route")) == (
        "Helpt.",
        "Leert snel.",
        None,
    )
    assert seen.lessons() == (16, 14)
    assert seen.weeks[2]["taal"].by == "Ineke Vos"
    assert startklassen_of(session, made, seen_by=a_caseworker(session)) == []
    assert startklassen_of(session, made, seen_by=ineke) == []
