"""Accounts, helpers on a dossier and the settings of a gemeente: who may change them, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sqlmodel import Session, select

from access import Permission, Role, Scope, User
from actions.beheer.caseworkers import (
    NewAccount,
    add_caseworker,
    disable_caseworker,
    reopen_caseworker,
    reset_password,
    revise_caseworker,
)
from actions.beheer.gemeente import LARGEST_LOGO, GemeenteFacts, revise_gemeente, set_logo
from actions.beheer.passwords import new_password, refuse_weak
from actions.deed.audit import record_view
from actions.deed.authorize import dossier_for
from actions.dossier.helpers import assign_helper
from actions.dossier.revise import close_dossier
from actions.pip.pip_team import add_lid
from forms.pip.pip_team import LidFacts
from models import AuditRecord, Caseworker, Gemeente
from queries.beheer.people import account_trail, gemeente, looks_at_mine, team
from queries.pip.pip_team import pip_team
from queries.pip.view import pip_view
from refusals import AlreadyDone, Incomplete, Invalid, NotAllowed, NotFound, WeakPassword
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, a_gemeente, codes, shared_with
from texts.beheer.accounts import PROBLEMS, happened
from texts.wording.problems import problem_sentence

PASSWORD = "vier losse woorden samen"


def add(session: Session, by: User | None, **facts: Any) -> None:
    """Add an account, as the form does."""
    usual: dict[str, Any] = {"username": "p.visser", "name": "Petra Visser", "role": Role.REGIEVOERDER}
    home = by.gemeente_id if by else a_gemeente(session).id
    home = facts.pop("gemeente_id", home)
    account = NewAccount(**({"password": PASSWORD} | usual | facts))
    add_caseworker(session, gemeente_id=home, account=account, by=by, at=NOW)


def revise(session: Session, who: User, by: User | None, **facts: object) -> None:
    """Change an account; a fact that is left out stays."""
    fields = {"name": who.name, "role": who.role, "scope": who.scope} | facts
    revise_caseworker(session, username=who.username, by=by, at=NOW, **fields)  # type: ignore[arg-type]


def problems(refused: pytest.ExceptionInfo[Invalid]) -> tuple[tuple[str, str], ...]:
    """What was wrong; every problem has its sentence."""
    assert all(problem_sentence(each, PROBLEMS) for each in refused.value.problems)
    return codes(refused.value.problems)


def a_png(width: int = 40, height: int = 20) -> bytes:
    """A small picture."""
    out = BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def bea(session: Session) -> User:
    """The beheerder of Duinmeer."""
    return a_caseworker(session, role=Role.BEHEERDER, name="Bea Jansen")


def test_a_beheerder_adds_a_colleague_who_then_appears_in_the_team(session: Session, bea: User) -> None:
    add(session, bea, username=" P.Visser ", name=" Petra   Visser ", role=Role.COORDINATOR)

    petra = next(each for each in team(session, seen_by=bea) if each.username == "p.visser")
    assert (petra.name, petra.role, petra.scope, petra.open_dossiers, petra.seen_at) == (
        "Petra Visser",
        Role.COORDINATOR,
        Scope.GEMEENTE,
        0,
        None,
    )
    trail = account_trail(session, seen_by=bea)[0]
    assert (trail.by, trail.whom) == ("Bea Jansen", "Petra Visser")
    assert happened(trail.event, trail.details) == "Account gemaakt (coördinator)"


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"username": ""}, [("username", "missing")]),
        ({"username": "petra visser"}, [("username", "not_a_username")]),
        ({"username": "p"}, [("username", "not_a_username")]),
        ({"username": "p" * 61}, [("username", "not_a_username")]),
        ({"username": "p.visser", "name": "  "}, [("name", "missing")]),
        ({"name": "x" * 121}, [("name", "too_long")]),
        ({"username": "BEZET"}, [("username", "in_use")]),
    ],
)
def test_an_account_with_mistakes_is_refused_with_every_mistake_named(
    session: Session, bea: User, facts: dict[str, object], wrong: list[tuple[str, str]]
) -> None:
    a_caseworker(session, username="bezet")

    with pytest.raises(Invalid) as refused:
        add(session, bea, **facts)

    assert list(problems(refused)) == wrong


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.BEHEERDER])
def test_only_a_beheerder_manages_accounts_and_settings(session: Session, role: Role) -> None:
    other = a_caseworker(session)
    user = a_caseworker(session, role=role)
    deeds: list[Callable[[], object]] = [
        lambda: add(session, user),
        lambda: revise(session, other, user, name="Anders"),
        lambda: disable_caseworker(session, username=other.username, by=user, at=NOW),
        lambda: reset_password(session, username=other.username, new=PASSWORD, by=user, at=NOW),
        lambda: revise_gemeente(session, facts=GemeenteFacts(name="X", address="", contact=""), by=user, at=NOW),
        lambda: set_logo(session, logo=None, by=user, at=NOW),
        lambda: team(session, seen_by=user),
        lambda: account_trail(session, seen_by=user),
    ]

    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()


def test_a_beheerder_reaches_no_account_of_another_gemeente(session: Session, bea: User) -> None:
    stranger = a_caseworker(session, gemeente="Veenrand")

    with pytest.raises(NotFound):
        revise(session, stranger, bea, name="Anders")
    with pytest.raises(NotFound):
        disable_caseworker(session, username=stranger.username, by=bea, at=NOW)
    with pytest.raises(NotFound):
        reset_password(session, username=stranger.username, new=PASSWORD, by=bea, at=NOW)
    with pytest.raises(NotFound):
        add(session, bea, gemeente_id=stranger.gemeente_id)
    assert stranger.username not in [each.username for each in team(session, seen_by=bea)]


def test_an_account_with_open_dossiers_is_not_closed_and_the_dossiers_are_named(session: Session, bea: User) -> None:
    sanne = a_caseworker(session)
    first, second = a_dossier(session, sanne), a_dossier(session, sanne, given_names="Yara", bsn=None)

    with pytest.raises(Incomplete) as refused:
        disable_caseworker(session, username=sanne.username, by=bea, at=NOW)
    assert refused.value.shortcomings == ["2026-0001", "2026-0002"]
    with pytest.raises(Incomplete):
        revise(session, sanne, bea, role=Role.ONDERSTEUNER)

    for each in (first, second):
        close_dossier(session, dossier_id=each, reason="verhuisd", by=sanne, at=NOW, on=TODAY)
    disable_caseworker(session, username=sanne.username, by=bea, at=NOW)
    assert session.get_one(Caseworker, sanne.id).disabled_at == NOW


def test_a_closed_account_can_be_opened_again_once(session: Session, bea: User) -> None:
    sanne = a_caseworker(session)
    disable_caseworker(session, username=sanne.username, by=bea, at=NOW)
    with pytest.raises(AlreadyDone):
        disable_caseworker(session, username=sanne.username, by=bea, at=NOW)

    reopen_caseworker(session, username=sanne.username, by=bea, at=NOW)

    assert next(each for each in team(session, seen_by=bea) if each.id == sanne.id).closed_at is None
    with pytest.raises(AlreadyDone):
        reopen_caseworker(session, username=sanne.username, by=bea, at=NOW)


def test_a_beheerder_cannot_lock_out_the_gemeente_by_mistake(session: Session, bea: User) -> None:
    with pytest.raises(Invalid) as closing:
        disable_caseworker(session, username=bea.username, by=bea, at=NOW)
    with pytest.raises(Invalid) as lowering:
        revise(session, bea, bea, role=Role.REGIEVOERDER)

    assert problems(closing) == (("username", "own_account"),)
    assert problems(lowering) == (("role", "own_account"),)


def test_a_change_is_logged_with_the_changed_fields_and_saving_without_a_change_is_not_logged(
    session: Session, bea: User
) -> None:
    sanne = a_caseworker(session)
    revise(session, sanne, bea)
    assert account_trail(session, seen_by=bea) == []

    revise(session, sanne, bea, role=Role.COORDINATOR, scope=Scope.GEMEENTE)

    (line,) = account_trail(session, seen_by=bea)
    assert happened(line.event, line.details) == "Account gewijzigd (rol: coördinator, bereik)"


def test_a_weak_first_password_makes_no_account(session: Session, bea: User) -> None:
    with pytest.raises(WeakPassword):
        add(session, bea, password="kort")

    assert [each.username for each in team(session, seen_by=bea)] == [bea.username]


@given(st.from_regex(r"[a-z0-9][a-z0-9._-]{1,30}", fullmatch=True))
def test_a_password_that_koers_generates_is_always_strong_enough(username: str) -> None:
    refuse_weak(new_password(username), username)


def test_settings_of_the_gemeente_are_saved_and_the_change_is_logged(session: Session, bea: User) -> None:
    revise_gemeente(
        session, facts=GemeenteFacts(name=" Duinmeer ", address="Raadhuisplein 1", contact="0900 0000"), by=bea, at=NOW
    )
    set_logo(session, logo=a_png(), by=bea, at=NOW)

    now = gemeente(session, seen_by=bea)
    assert (now.name, now.address, now.contact, now.logo) == ("Duinmeer", "Raadhuisplein 1", "0900 0000", a_png())
    log_sentences = [happened(each.event, each.details) for each in account_trail(session, seen_by=bea)]
    assert sorted(log_sentences) == ["Instellingen gewijzigd (adres, contact)", "Instellingen gewijzigd (logo)"]
    assert "Raadhuisplein" not in str(session.exec(select(AuditRecord.details)).all())


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"name": " "}, ("name", "missing")),
        ({"name": "x" * 81}, ("name", "too_long")),
        ({"name": "Veenrand"}, ("name", "in_use")),
        ({"address": "x" * 201}, ("address", "too_long")),
        ({"contact": "x" * 201}, ("contact", "too_long")),
    ],
)
def test_wrong_settings_are_refused_at_their_field(
    session: Session, bea: User, changes: dict[str, str], wrong: tuple[str, str]
) -> None:
    a_gemeente(session, "Veenrand")

    fields: dict[str, Any] = {"name": "Duinmeer", "address": "", "contact": ""} | changes

    with pytest.raises(Invalid) as refused:
        revise_gemeente(session, facts=GemeenteFacts(**fields), by=bea, at=NOW)

    assert problems(refused) == (wrong,)
    assert session.get_one(Gemeente, bea.gemeente_id).name == "Duinmeer"


@pytest.mark.parametrize(
    ("logo", "code"),
    [
        (b"", "not_a_png"),
        (b"<svg onload='alert(1)'/>", "not_a_png"),
        (a_png()[:60], "not_a_png"),
        (b"GIF89a" + b"\0" * 40, "not_a_png"),
        (a_png() + b"\0" * LARGEST_LOGO, "too_big"),
        (a_png(3000, 3000), "too_big"),
    ],
    ids=["empty", "svg", "cut off", "gif", "too many bytes", "too many pixels"],
)
def test_a_logo_that_is_no_small_png_is_refused(session: Session, bea: User, logo: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        set_logo(session, logo=logo, by=bea, at=NOW)

    assert problems(refused) == (("logo", code),)


def test_a_helper_sees_the_dossier_from_then_on_and_no_other_dossier(session: Session) -> None:
    sanne, yusra = a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra Abdi")
    shared, other = a_dossier(session, sanne), a_dossier(session, sanne, given_names="Yara")

    for _ in range(2):
        assign_helper(session, dossier_id=shared, caseworker_id=yusra.id, by=sanne, at=NOW)

    assert dossier_for(session, shared, by=yusra, permission=Permission.VIEW_DOSSIERS, at=NOW).id == shared
    with pytest.raises(NotFound):
        dossier_for(session, other, by=yusra, permission=Permission.VIEW_DOSSIERS, at=NOW)
    logged_events = session.exec(select(AuditRecord.event).where(AuditRecord.event == "CaseworkerAssigned")).all()
    assert len(logged_events) == 1


def test_a_helper_who_becomes_a_partner_no_longer_sees_the_dossiers_of_before(session: Session, bea: User) -> None:
    sanne, tom = a_caseworker(session), a_caseworker(session, role=Role.KANSVERKENNER, name="Tom Willems")
    dossier_id = a_dossier(session, sanne)
    assign_helper(session, dossier_id=dossier_id, caseworker_id=tom.id, by=sanne, at=NOW)

    revise(session, tom, bea, role=Role.PARTNER)

    with pytest.raises(NotFound):
        dossier_for(
            session, dossier_id, by=replace(tom, role=Role.PARTNER), permission=Permission.VIEW_DOSSIERS, at=NOW
        )


def test_a_partner_who_becomes_a_caseworker_does_not_see_a_whole_dossier_because_a_part_was_shared(
    session: Session, bea: User
) -> None:
    sanne, bram = a_caseworker(session), a_caseworker(session, role=Role.PARTNER, name="Bram van Gilde")
    dossier_id = a_dossier(session, sanne)
    facts = LidFacts(role="welzijn", person="Bram van Gilde", sees=("week",), caseworker_id=bram.id)
    add_lid(session, lid_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)

    revise(session, bram, bea, role=Role.KANSVERKENNER)

    with pytest.raises(NotFound):
        pip_view(session, dossier_id, seen_by=replace(bram, role=Role.KANSVERKENNER), on=TODAY)
    (line,) = pip_team(session, dossier_id, seen_by=sanne).members
    assert (line.facts.person, line.facts.sees, line.account) == ("Bram van Gilde", (), "")
    revise(session, replace(bram, role=Role.KANSVERKENNER), bea, name="Bram Gilde")


def test_nobody_of_another_gemeente_or_with_a_closed_account_becomes_a_helper(session: Session, bea: User) -> None:
    sanne, gone = a_caseworker(session), a_caseworker(session)
    stranger = a_caseworker(session, gemeente="Veenrand")
    dossier_id = a_dossier(session, sanne)
    disable_caseworker(session, username=gone.username, by=bea, at=NOW)

    for each in (stranger, gone):
        with pytest.raises(NotFound):
            assign_helper(session, dossier_id=dossier_id, caseworker_id=each.id, by=sanne, at=NOW)


def test_a_regievoerder_sees_who_looked_at_their_dossiers(session: Session) -> None:
    sanne, tom = a_caseworker(session), a_caseworker(session, role=Role.KANSVERKENNER, name="Tom Willems")
    mine, toms = a_dossier(session, sanne), a_dossier(session, tom, given_names="Yara")
    shared_with(session, mine, tom)
    for by, dossier_id in ((tom, mine), (tom, mine), (sanne, mine), (tom, toms)):
        record_view(session, dossier_id=dossier_id, screen="dossier", by=by, at=NOW)

    (look,) = looks_at_mine(session, seen_by=sanne, at=NOW)

    assert (look.name, look.person, look.times, look.last_at) == ("Tom Willems", "Amina Haile", 2, NOW)
    assert looks_at_mine(session, seen_by=tom, at=NOW) == []
