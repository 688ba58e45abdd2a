"""Who lives with the inburgeraar."""

from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.dossier.household import RELATIONS, Member, add_member, remove_member, revise_member
from actions.dossier.housemates import join_household, leave_household
from models import AuditRecord, Dossier, HuishoudenLid
from queries.dossier.view import dossier
from refusals import Invalid, NotAllowed, NotFound, Stale
from rules.law.birth_date import BirthDate
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from texts.wording.labels import RELATIONS as RELATION_LABELS

NOOR = Member(name="Noor", relation="kind", birth_date=BirthDate(2024, 2, 29))


def add(session: Session, dossier_id: UUID, by: User, member: Member = NOOR, member_id: UUID | None = None) -> UUID:
    """Noor, unless the test wants somebody else."""
    return add_member(
        session, member_id=member_id or uuid4(), dossier_id=dossier_id, member=member, by=by, at=NOW, on=TODAY
    )


def names(session: Session, dossier_id: UUID, by: User) -> list[str]:
    """Who lives with this person, as the screen shows them."""
    view = dossier(session, dossier_id, seen_by=by)
    return [each.name for each in view.members] + [each.name for each in view.housemates]


def test_a_member_is_added_once_after_several_clicks(session: Session) -> None:
    sanne, member_id = a_caseworker(session), uuid4()
    made = a_dossier(session, sanne)

    twice = [add(session, made, sanne, member_id=member_id) for _ in range(2)]

    assert twice == [member_id, member_id]
    assert names(session, made, sanne) == ["Noor"]
    (line,) = session.exec(select(AuditRecord).where(AuditRecord.event == "HouseholdRevised"))
    assert line.details == {"member_id": str(member_id)}


def test_a_member_is_changed_and_removed(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    member_id = add(session, made, sanne)
    noora = Member(name="Noora", relation="kind")

    revise_member(session, dossier_id=made, member_id=member_id, shown=NOOR, member=noora, by=sanne, at=NOW)
    assert names(session, made, sanne) == ["Noora"]

    for _ in range(2):
        remove_member(session, dossier_id=made, member_id=member_id, by=sanne, at=NOW)
    assert names(session, made, sanne) == []
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "HouseholdRevised")).all()) == 3


def test_the_second_writer_of_a_member_is_shown_the_change_of_the_first(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    member_id = add(session, made, sanne)
    first, second = Member(name="Noora", relation="kind"), Member(name="Nour", relation="kind")
    revise_member(session, dossier_id=made, member_id=member_id, shown=NOOR, member=first, by=sanne, at=NOW)
    session.expire_all()

    with pytest.raises(Stale):
        revise_member(session, dossier_id=made, member_id=member_id, shown=NOOR, member=second, by=sanne, at=NOW)

    session.expire_all()
    assert session.get_one(HuishoudenLid, member_id).name == "Noora"


@pytest.mark.parametrize(
    ("member", "problem"),
    [
        (Member(name=" ", relation="kind"), ("name", "missing")),
        (Member(name="a" * 161, relation="kind"), ("name", "too_long")),
        (Member(name="Noor", relation="buurman"), ("relation", "missing")),
        (Member(name="Noor", relation="kind", birth_date=BirthDate(2026, 11, 22)), ("birth_date", "in_future")),
        (Member(name="Noor", relation="kind", birth_date=BirthDate(1899, 12, 31)), ("birth_date", "too_early")),
    ],
)
def test_a_member_with_a_mistake_is_refused(session: Session, member: Member, problem: tuple[str, str]) -> None:
    sanne = a_caseworker(session)

    with pytest.raises(Invalid) as refused:
        add(session, a_dossier(session, sanne), sanne, member)

    assert codes(refused.value.problems) == (problem,)


def test_partners_share_one_household_with_the_children_of_both(session: Session) -> None:
    sanne = a_caseworker(session)
    her, him = a_dossier(session, sanne), a_dossier(session, sanne, given_names="Yonas")
    add(session, her, sanne)
    add(session, him, sanne, Member(name="Eden", relation="kind"))

    join_household(session, dossier_id=her, number=session.get_one(Dossier, him).number, by=sanne, at=NOW)

    assert names(session, her, sanne) == ["Noor", "Eden", "Yonas Haile"]
    assert names(session, him, sanne) == ["Noor", "Eden", "Amina Haile"]

    leave_household(session, dossier_id=her, by=sanne, at=NOW)
    assert names(session, her, sanne) == []
    assert names(session, him, sanne) == ["Noor", "Eden"]


def test_a_household_of_a_dossier_that_one_may_not_see_cannot_be_joined_and_shows_no_name(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    marijke = a_caseworker(session, role=Role.COORDINATOR)
    hers, his = a_dossier(session, sanne), a_dossier(session, karim, given_names="Yonas")
    number = session.get_one(Dossier, his).number

    for wrong in (number, session.get_one(Dossier, hers).number, "2026-9999", ""):
        with pytest.raises(NotFound):
            join_household(session, dossier_id=hers, number=wrong, by=sanne, at=NOW)
    join_household(session, dossier_id=hers, number=number, by=marijke, at=NOW)

    seen = dossier(session, hers, seen_by=sanne)
    assert (seen.housemates, seen.hidden_housemates) == ([], 1)


def test_only_who_works_on_a_dossier_may_change_its_household(session: Session) -> None:
    sanne, karim, yusra = a_caseworker(session), a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    made, other = a_dossier(session, sanne), a_dossier(session, karim)
    shared_with(session, made, yusra)
    theirs = add(session, other, karim)

    with pytest.raises(NotFound):
        add(session, other, sanne)
    with pytest.raises(NotFound):
        remove_member(session, dossier_id=made, member_id=theirs, by=sanne, at=NOW)
    with pytest.raises(NotFound):
        add(session, made, sanne, member_id=theirs)
    with pytest.raises(NotAllowed):
        add(session, made, yusra)


def test_the_screen_and_the_action_allow_the_same_relations() -> None:
    assert tuple(RELATION_LABELS) == RELATIONS
