"""Every code of the progress has its words, and the questionnaire asks what the actions store."""

from forms.engine.library import latest
from forms.pip.pip_team import Shared, TeamRole
from forms.voortgang.progress import NEXT_DATE, QUESTIONNAIRE, STAND, STAND_FIELDS, VoortgangKind, VoortgangOutcome
from models.values.progress import SEALED
from rules.law.terms import DoelStatus
from rules.voortgang.exams import ExamPart, ExamResult, NoResult
from texts.pip import pip_team as team
from texts.voortgang import progress
from texts.wording.labels import DOEL_STATUSSEN
from widgets.voortgang.talks import SECTIONS


def test_every_code_has_its_words() -> None:
    for words, codes in (
        (team.TEAM_ROLES, TeamRole),
        (team.SHARED, Shared),
        (progress.KINDS, VoortgangKind),
        (progress.OUTCOMES, VoortgangOutcome),
        (progress.OUTCOME_HINTS, VoortgangOutcome),
        (progress.EXAM_PARTS, ExamPart),
        (progress.EXAM_RESULTS, ExamResult),
        (progress.NO_RESULTS, NoResult),
        (SECTIONS, VoortgangKind),
    ):
        assert set(words) == set(codes)


def test_the_questionnaire_asks_the_fields_that_the_actions_store() -> None:
    questions_asked = latest(QUESTIONNAIRE)

    assert tuple(each.id for each in questions_asked.section(STAND).questions) == STAND_FIELDS
    assert {each: questions_asked.question("status").choice_text(each) for each in DoelStatus} == DOEL_STATUSSEN
    assert [name for name in STAND_FIELDS if questions_asked.is_kept_secret(name)] == list(SEALED)
    assert questions_asked.question(NEXT_DATE).type == "date"
    sections = {each.id for each in questions_asked.sections}
    assert {name for names in SECTIONS.values() for name in names} <= sections


def test_well_being_and_signals_are_stored_encrypted() -> None:
    questions_asked = latest(QUESTIONNAIRE)

    for question in ("welzijn", "welzijn_toelichting", "in_de_weg", "verzuim_reden", "later_bekend", "signaal"):
        assert questions_asked.is_kept_secret(question)
