"""Rights per domein: set by the team, checked in every query and action; a closed section opens with a reason."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import OPEN_FOR, Level, Permission, Role, Scope, User, may
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.beheer.rights import open_domein, set_recht
from actions.intake.intake import complete_intake, start_intake
from forms.engine.answers import Mark
from forms.engine.library import latest
from forms.intake.restricted_sections import GUARDED, RestrictedSection, restricted_section_of, restricted_sections_of
from models import AnswerRow, AuditRecord, DomeinInzage, DomeinRecht, Intake
from queries.beheer.rights import rechten
from queries.intake.view import history, intake_view
from refusals import AlreadyDone, Incomplete, Invalid, NotAllowed, NotFound, ReasonNeeded
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.databases import Database

QUESTIONNAIRE = latest(GUARDED)
RESTRICTED_SECTIONS = restricted_sections_of(QUESTIONNAIRE.version)
QUESTIONS = {
    restricted_section_of(QUESTIONNAIRE.version, each.id).id: each.id for each in reversed(QUESTIONNAIRE.questions)
}
SENSITIVE = {each.id for each in RESTRICTED_SECTIONS.values() if each.sensitive}
HEALTH = "gezondheid"
# The default rights of a role in an ordinary and in a sensitive restricted section of a dossier it works on.
OWN = {
    Role.REGIEVOERDER: ("wijzigen", "wijzigen"),
    Role.COORDINATOR: ("wijzigen", "wijzigen"),
    Role.KANSVERKENNER: ("wijzigen", "wijzigen"),
    Role.ONDERSTEUNER: ("wijzigen", "geen"),
    Role.PARTNER: ("geen", "geen"),
    Role.DOCENT: ("geen", "geen"),
    Role.BEHEERDER: ("geen", "geen"),
}


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def marijke(session: Session) -> User:
    """Sees every dossier of the gemeente; none is hers."""
    return a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    """A dossier of Sanne with one answer in every restricted section."""
    return answered(session, sanne)


def answered(session: Session, by: User) -> UUID:
    dossier_id = a_dossier(session, by)
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    for question_id in QUESTIONS.values():
        write(session, dossier_id, question_id, by, 0)
    return dossier_id


def sheet_of(session: Session, dossier_id: UUID) -> UUID:
    return session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()


def write(
    session: Session, dossier_id: UUID, question_id: str, by: User, seen: int, minutes: float = 0, kind: str = "saved"
) -> None:
    mark = Mark.WIL_NIET_ZEGGEN if seen == 0 else Mark.NIET_BESPROKEN
    save_answer(
        session,
        sheet_id=sheet_of(session, dossier_id),
        edit=Edit(
            field=question_id, mark=mark, seen_version=seen, by=by, at=NOW + timedelta(minutes=minutes), kind=kind
        ),
    )


def seen(session: Session, dossier_id: UUID, by: User, minutes: float = 0) -> set[str]:
    """The restricted sections of which this user finds the answer, in the intake and in its history alike."""
    at = NOW + timedelta(minutes=minutes)
    view = intake_view(session, dossier_id, seen_by=by, at=at)
    assert view.sheet_id is not None and view.questionnaire is not None
    answered_sections = {restricted_section_of(QUESTIONNAIRE.version, each).id for each in view.stored_answers}
    shown_sections = {
        name
        for name, question_id in QUESTIONS.items()
        if history(session, view.sheet_id, question_id, seen_by=by, at=at)
    }
    assert (
        answered_sections == shown_sections == {name for name, level in view.levels.items() if level is not Level.NONE}
    )
    assert {
        restricted_section_of(QUESTIONNAIRE.version, each.id).id for each in view.questionnaire.questions
    } == answered_sections
    return answered_sections


def written(session: Session, dossier_id: UUID, by: User, minutes: float = 0) -> set[str]:
    """The restricted sections in which this user can change the answer; every change is undone."""
    sections = set()
    for name, question_id in QUESTIONS.items():
        before = session.exec(select(sa.func.count()).select_from(AuditRecord)).one()
        try:
            write(session, dossier_id, question_id, by, 1, minutes)
        except NotAllowed:
            assert session.exec(select(sa.func.count()).select_from(AuditRecord)).one() == before
        else:
            sections.add(name)
            undo(session, dossier_id, question_id)
    return sections


def undo(session: Session, dossier_id: UUID, question_id: str) -> None:
    sheet_id = sheet_of(session, dossier_id)
    row = session.get_one(AnswerRow, (sheet_id, question_id), populate_existing=True)
    row.version, row.mark = 1, Mark.WIL_NIET_ZEGGEN.value
    session.commit()


def allowed(role: Role, reach: str) -> dict[str, str]:
    """What a role may do in each restricted section."""
    ordinary, sensitive = OWN[role]
    if reach == "team":
        sensitive = "geen"
    return {name: sensitive if name in SENSITIVE else ordinary for name in RESTRICTED_SECTIONS}


@pytest.mark.parametrize("reach", ["own", "team", "elsewhere"])
@pytest.mark.parametrize("role", Role)
def test_each_role_reads_and_writes_in_exactly_its_own_restricted_sections(
    session: Session, dossier_id: UUID, role: Role, reach: str
) -> None:
    gemeente = "Veenrand" if reach == "elsewhere" else "Duinmeer"
    somebody = a_caseworker(session, gemeente, role, Scope.OWN if reach == "own" else Scope.GEMEENTE)
    if reach == "elsewhere":
        with pytest.raises(NotFound):
            intake_view(session, dossier_id, seen_by=somebody, at=NOW)
        for question_id in QUESTIONS.values():
            assert history(session, sheet_of(session, dossier_id), question_id, seen_by=somebody, at=NOW) == []
            with pytest.raises(NotFound):
                write(session, dossier_id, question_id, somebody, 1)
        return
    if reach == "own":
        shared_with(session, dossier_id, somebody)
    elif role is Role.PARTNER:  # reaches only what is shared, whatever the account says
        with pytest.raises(NotFound):
            intake_view(session, dossier_id, seen_by=somebody, at=NOW)
        return
    expected = allowed(role, reach)

    assert seen(session, dossier_id, somebody) == {name for name, level in expected.items() if level != "geen"}
    writes = {name for name, level in expected.items() if level == "wijzigen"}
    assert written(session, dossier_id, somebody) == (writes if may(somebody, Permission.EDIT_INTAKE) else set())


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("reach", [Scope.OWN, Scope.GEMEENTE])
def test_the_rights_that_the_team_set_apply_in_every_restricted_section(
    session: Session, dossier_id: UUID, level: Level, reach: Scope
) -> None:
    helper = replace(
        a_caseworker(session, role=Role.ONDERSTEUNER, scope=reach), rights=dict.fromkeys(RESTRICTED_SECTIONS, level)
    )
    if reach is Scope.OWN:
        shared_with(session, dossier_id, helper)
    reachable = set(RESTRICTED_SECTIONS) if reach is Scope.OWN else set(RESTRICTED_SECTIONS) - SENSITIVE

    assert seen(session, dossier_id, helper) == (set() if level is Level.NONE else reachable)
    assert written(session, dossier_id, helper) == (reachable if level is Level.WRITE else set())


@pytest.mark.parametrize("kind", ["saved", "put_back"])
def test_the_right_to_read_gives_no_way_to_write(session: Session, dossier_id: UUID, sanne: User, kind: str) -> None:
    reader = replace(sanne, rights={HEALTH: Level.READ})

    assert HEALTH in seen(session, dossier_id, reader)
    with pytest.raises(NotAllowed):
        write(session, dossier_id, QUESTIONS[HEALTH], reader, 1, kind=kind)


def open_health(session: Session, dossier_id: UUID, by: User, reason: str = "Ik neem het gesprek over") -> None:
    open_domein(session, dossier_id=dossier_id, restricted_section=HEALTH, reason=reason, by=by, at=NOW)


def test_a_restricted_section_that_was_opened_closes_after_ten_minutes(
    session: Session, dossier_id: UUID, marijke: User
) -> None:
    assert not seen(session, dossier_id, marijke) & SENSITIVE

    open_health(session, dossier_id, marijke)

    assert seen(session, dossier_id, marijke) & SENSITIVE == {HEALTH}
    assert seen(session, dossier_id, marijke, minutes=9.9) & SENSITIVE == {HEALTH}
    assert written(session, dossier_id, marijke, minutes=9.9) & SENSITIVE == {HEALTH}
    assert not seen(session, dossier_id, marijke, minutes=10) & SENSITIVE
    assert not written(session, dossier_id, marijke, minutes=10) & SENSITIVE
    assert intake_view(session, dossier_id, seen_by=marijke).levels[HEALTH] is not Level.WRITE


def test_an_opening_is_for_one_person_and_one_dossier(
    session: Session, dossier_id: UUID, sanne: User, marijke: User
) -> None:
    another = answered(session, sanne)
    petra = a_caseworker(session, role=Role.COORDINATOR, name="Petra")

    open_health(session, dossier_id, marijke)

    assert HEALTH not in seen(session, another, marijke)
    assert HEALTH not in seen(session, dossier_id, petra)


def test_an_opening_is_stored_with_its_reason_and_logged_without_the_reason(
    session: Session, dossier_id: UUID, marijke: User
) -> None:
    open_health(session, dossier_id, marijke, "Collega is ziek")
    open_health(session, dossier_id, marijke, "Nog eens geklikt")

    opening = session.exec(select(DomeinInzage)).one()
    assert (opening.caseworker_id, opening.restricted_section, opening.reason) == (
        marijke.id,
        HEALTH,
        "Collega is ziek",
    )
    assert (opening.opened_at, opening.until) == (NOW, NOW + OPEN_FOR)
    logged = session.exec(select(AuditRecord).where(AuditRecord.event == "DomeinOpened")).one()
    assert (logged.dossier_id, logged.caseworker_id, logged.details) == (
        dossier_id,
        marijke.id,
        {"restricted_section": HEALTH},
    )


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_no_restricted_section_opens_without_a_reason(
    session: Session, dossier_id: UUID, marijke: User, reason: str
) -> None:
    with pytest.raises(ReasonNeeded):
        open_health(session, dossier_id, marijke, reason)

    assert session.exec(select(DomeinInzage)).first() is None


def test_nothing_needs_to_be_opened_in_an_own_dossier_or_in_an_ordinary_domein(
    session: Session, dossier_id: UUID, sanne: User, marijke: User
) -> None:
    with pytest.raises(AlreadyDone):
        open_health(session, dossier_id, sanne)
    with pytest.raises(AlreadyDone):
        open_domein(session, dossier_id=dossier_id, restricted_section="werk", reason="x", by=marijke, at=NOW)


def test_a_role_that_may_not_read_a_section_cannot_open_it(session: Session, dossier_id: UUID, marijke: User) -> None:
    helper = a_caseworker(session, role=Role.ONDERSTEUNER, scope=Scope.GEMEENTE)
    shut_out = replace(marijke, rights={HEALTH: Level.NONE})
    stranger = a_caseworker(session, gemeente="Veenrand", role=Role.COORDINATOR)
    beheerder = a_caseworker(session, role=Role.BEHEERDER)

    for each, refusal in ((helper, NotAllowed), (shut_out, NotAllowed), (beheerder, NotAllowed), (stranger, NotFound)):
        with pytest.raises(refusal):
            open_health(session, dossier_id, each)
    for restricted_section, dossier in (("bestaat_niet", dossier_id), (HEALTH, uuid4())):
        with pytest.raises(NotFound):
            open_domein(
                session, dossier_id=dossier, restricted_section=restricted_section, reason="x", by=marijke, at=NOW
            )


def test_completing_checks_all_answers_and_of_a_closed_domein_names_only_the_domein(
    session: Session, sanne: User, marijke: User
) -> None:
    dossier_id = a_dossier(session, sanne)
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    needed = {
        each.id
        for each in QUESTIONNAIRE.questions
        if each.required_for_law and QUESTIONNAIRE.restricted_section_of(each.id) == HEALTH
    }
    assert needed, "the newest version asks something about health that the law needs"

    refusals = {}
    for by in (sanne, marijke):
        with pytest.raises(Incomplete) as refused:
            complete_intake(session, dossier_id=dossier_id, agreed_by="x", by=by, at=NOW, on=TODAY)
        refusals[by.name] = refused.value.shortcomings

    assert needed & {getattr(each, "id", "") for each in refusals[sanne.name]}
    assert not needed & {getattr(each, "id", "") for each in refusals[marijke.name]}
    assert RESTRICTED_SECTIONS[HEALTH] in refusals[marijke.name]
    assert not any(isinstance(each, RestrictedSection) for each in refusals[sanne.name])


@pytest.fixture
def statements(database: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(*event_args: object) -> None:
        statements.append(str(event_args[2]))

    sa.event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    sa.event.remove(database.engine, "before_cursor_execute", note)


def test_an_opened_section_takes_no_more_statements_than_an_own_dossier(
    session: Session, dossier_id: UUID, sanne: User, marijke: User, statements: list[str]
) -> None:
    open_health(session, dossier_id, marijke)
    sheet_id, cost = sheet_of(session, dossier_id), {}
    for by in (sanne, marijke):
        session.expire_all()
        statements.clear()
        intake_view(session, dossier_id, seen_by=by, at=NOW)
        looking = len(statements)
        save_answer(
            session,
            sheet_id=sheet_id,
            edit=Edit(
                field=QUESTIONS[HEALTH],
                mark=Mark.NIET_BESPROKEN if by is sanne else Mark.WIL_NIET_ZEGGEN,
                seen_version=1 if by is sanne else 2,
                by=by,
                at=NOW,
            ),
        )
        cost[by.name] = (looking, len(statements) - looking)

    assert cost[marijke.name] == cost[sanne.name]


@pytest.fixture
def bea(session: Session) -> User:
    return a_caseworker(session, role=Role.BEHEERDER, name="Bea Jansen")


def levels(session: Session, by: User, restricted_section: str) -> dict[Role, Level]:
    return next(
        dict(each.levels) for each in rechten(session, seen_by=by) if each.restricted_section.id == restricted_section
    )


def test_a_right_that_was_set_applies_in_the_gemeente_until_it_is_reset_to_the_default(
    session: Session, bea: User
) -> None:
    elsewhere = a_caseworker(session, gemeente="Veenrand", role=Role.BEHEERDER)
    for level in (Level.READ, Level.WRITE):
        set_recht(session, role=Role.ONDERSTEUNER, restricted_section=HEALTH, to=level, by=bea, at=NOW)
        assert levels(session, bea, HEALTH)[Role.ONDERSTEUNER] is level
        assert levels(session, elsewhere, HEALTH)[Role.ONDERSTEUNER] is Level.NONE

    set_recht(session, role=Role.ONDERSTEUNER, restricted_section=HEALTH, to=Level.NONE, by=bea, at=NOW)

    assert levels(session, bea, HEALTH)[Role.ONDERSTEUNER] is Level.NONE
    assert session.exec(select(DomeinRecht)).first() is None
    logged = session.exec(
        select(AuditRecord).where(AuditRecord.event == "RechtSet").order_by(col(AuditRecord.id))
    ).all()
    assert [each.details["level"] for each in logged] == ["lezen", "wijzigen", "geen"]


def test_the_same_right_again_changes_nothing(session: Session, bea: User) -> None:
    for _ in range(2):
        set_recht(session, role=Role.PARTNER, restricted_section="werk", to=Level.READ, by=bea, at=NOW)
    set_recht(session, role=Role.COORDINATOR, restricted_section="werk", to=Level.WRITE, by=bea, at=NOW)

    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "RechtSet")).all()) == 1


@pytest.mark.parametrize(
    ("role", "restricted_section", "to"),
    [
        (Role.PARTNER, "werk", Level.WRITE),
        (Role.BEHEERDER, "werk", Level.READ),
        (Role.DOCENT, "werk", Level.READ),
        (Role.PARTNER, "bestaat_niet", Level.READ),
    ],
)
def test_a_right_that_no_role_can_have_is_refused(
    session: Session, bea: User, role: Role, restricted_section: str, to: Level
) -> None:
    with pytest.raises(Invalid):
        set_recht(session, role=role, restricted_section=restricted_section, to=to, by=bea, at=NOW)


def test_only_a_beheerder_sets_rights(session: Session) -> None:
    for role in set(Role) - {Role.BEHEERDER}:
        by = a_caseworker(session, role=role)
        with pytest.raises(NotAllowed):
            set_recht(session, role=Role.PARTNER, restricted_section="werk", to=Level.READ, by=by, at=NOW)
        with pytest.raises(NotAllowed):
            rechten(session, seen_by=by)
