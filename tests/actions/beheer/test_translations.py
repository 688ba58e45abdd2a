"""Correcting and confirming a translation: at once, with a version, for the own gemeente."""

from typing import Any

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.beheer.translations import TypedText, revise_texts
from forms.engine.library import latest
from forms.intake.translations import Corrected, Translation, TranslationStatus, languages, translation
from models import AuditRecord, Vertaling
from queries.intake.translations import TextToCheck, corrections, texts_to_check
from refusals import Invalid, NotAllowed, NotFound, Stale
from tests.builders import NOW, TODAY, a_caseworker, codes

QUESTION = "kinderen_thuis.text"
HELP = "kinderen_thuis.help"


@pytest.fixture
def file() -> Translation:
    """The newest intake in Arabic."""
    version = latest("brede_intake").version
    assert "ar" in languages("brede_intake", version)
    return translation("brede_intake", version, "ar")


@pytest.fixture
def yusra(session: Session) -> User:
    return a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra Abdi")


def revise(session: Session, file: Translation, by: User, *texts: tuple[str, str, int], **overrides: Any) -> int:
    """Keep these texts: key, text and the version that was seen."""
    new_texts = [TypedText(key=key, text=text, seen_version=version) for key, text, version in texts]
    return revise_texts(
        session, translation=file, texts=new_texts, **{"confirm": False, "by": by, "at": NOW, **overrides}
    )


def shown(session: Session, file: Translation, by: User, key: str) -> TextToCheck:
    """One text as Beheer shows it."""
    session.expire_all()
    return next(each for each in texts_to_check(session, translation=file, seen_by=by) if each.of.key == key)


def test_a_corrected_text_counts_at_once_and_is_a_concept(session: Session, file: Translation, yusra: User) -> None:
    changed_count = revise(session, file, yusra, (QUESTION, "  هل يعيش  معك أطفال؟ ", 0), (HELP, file.texts[HELP], 0))

    assert changed_count == 1
    assert corrections(session, translation=file, seen_by=yusra) == {QUESTION: Corrected("هل يعيش معك أطفال؟", False)}
    assert shown(session, file, yusra, QUESTION).status is TranslationStatus.CONCEPT


def test_confirming_says_who_and_when_for_each_text(session: Session, file: Translation, yusra: User) -> None:
    revise(session, file, yusra, (QUESTION, file.texts[QUESTION], 0), (HELP, file.texts[HELP], 0), confirm=True)

    text = shown(session, file, yusra, HELP)
    assert (text.status, text.checked_by, text.checked_on) == (TranslationStatus.NAGEKEKEN, "Yusra Abdi", TODAY)
    assert text.text == file.texts[HELP]


def test_confirming_twice_changes_nothing(session: Session, file: Translation, yusra: User) -> None:
    revise(session, file, yusra, (QUESTION, file.texts[QUESTION], 0), confirm=True)

    assert revise(session, file, yusra, (QUESTION, file.texts[QUESTION], 1), confirm=True) == 0
    assert session.exec(select(Vertaling)).one().version == 1


def test_a_text_that_is_corrected_after_its_confirmation_is_a_concept_again(
    session: Session, file: Translation, yusra: User
) -> None:
    revise(session, file, yusra, (QUESTION, file.texts[QUESTION], 0), confirm=True)

    revise(session, file, yusra, (QUESTION, "هل عندك أطفال؟", 1))

    text = shown(session, file, yusra, QUESTION)
    assert (text.status, text.text, text.checked_by, text.version) == (
        TranslationStatus.CONCEPT,
        "هل عندك أطفال؟",
        "",
        2,
    )


def test_a_correction_over_an_unseen_change_of_a_colleague_is_refused(
    session: Session, file: Translation, yusra: User
) -> None:
    revise(session, file, yusra, (QUESTION, "النص الأول", 0))

    with pytest.raises(Stale) as stale:
        revise(session, file, yusra, (HELP, "شرح", 0), (QUESTION, "النص الثاني", 0))

    assert (stale.value.field, stale.value.value, stale.value.version) == (QUESTION, "النص الأول", 1)
    assert shown(session, file, yusra, QUESTION).text == "النص الأول"
    assert shown(session, file, yusra, HELP).version == 0, "nothing of the deed was kept"


def test_a_missing_translation_can_be_added_and_stays_missing_when_left_empty(
    session: Session, file: Translation, yusra: User
) -> None:
    missing = next(each for each in texts_to_check(session, translation=file, seen_by=yusra) if not each.text)

    assert revise(session, file, yusra, (missing.of.key, " ", 0), confirm=True) == 0
    assert revise(session, file, yusra, (missing.of.key, "جديد", 0)) == 1
    assert shown(session, file, yusra, missing.of.key).text == "جديد"


def test_an_emptied_text_and_one_that_is_too_long_are_refused(session: Session, file: Translation, yusra: User) -> None:
    with pytest.raises(Invalid) as wrong:
        revise(session, file, yusra, (QUESTION, " ", 0), (HELP, "ا" * 1501, 0))

    assert codes(wrong.value.problems) == ((QUESTION, "missing"), (HELP, "too_long"))


def test_a_key_that_is_not_in_the_questionnaire_is_refused(session: Session, file: Translation, yusra: User) -> None:
    with pytest.raises(NotFound):
        revise(session, file, yusra, ("geen_vraag.text", "نص", 0))


@pytest.mark.parametrize("role", [Role.REGIEVOERDER, Role.COORDINATOR, Role.KANSVERKENNER, Role.DOCENT, Role.PARTNER])
def test_only_who_may_check_translations_can_correct_them(session: Session, file: Translation, role: Role) -> None:
    somebody = a_caseworker(session, role=role)

    with pytest.raises(NotAllowed):
        revise(session, file, somebody, (QUESTION, "نص", 0))
    with pytest.raises(NotAllowed):
        texts_to_check(session, translation=file, seen_by=somebody)


def test_a_correction_does_not_change_the_words_of_another_gemeente(
    session: Session, file: Translation, yusra: User
) -> None:
    elsewhere = a_caseworker(session, gemeente="Veenrand", role=Role.BEHEERDER)
    revise(session, file, yusra, (QUESTION, "نص دوينمير", 0))

    assert corrections(session, translation=file, seen_by=elsewhere) == {}
    revise(session, file, elsewhere, (QUESTION, "نص فينراند", 0))
    assert shown(session, file, yusra, QUESTION).text == "نص دوينمير"


def test_a_correction_is_logged_with_codes_and_without_the_words(
    session: Session, file: Translation, yusra: User
) -> None:
    revise(session, file, yusra, (QUESTION, "سر", 0), confirm=True)

    noted = session.exec(select(AuditRecord).where(AuditRecord.event == "TranslationRevised")).one()
    version = latest("brede_intake").version
    assert noted.details == {
        "language": "ar", "questionnaire_version": version, "subject": "kinderen_thuis", "texts": 1, "checked": 1,
    }  # fmt: skip
