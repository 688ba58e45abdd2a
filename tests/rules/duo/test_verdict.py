"""What an answer of DUO means for a message."""

from datetime import timedelta

import pytest

from rules.duo import BerichtKind
from rules.duo.verdict import MOST_ATTEMPTS, PAUSES, BerichtStatus, verdict
from texts.duo.outbox import KINDS, STATUSES

WORDS = {"fouttekst": "De dagtekening ligt te vroeg."}


@pytest.mark.parametrize(
    ("code", "body", "status"),
    [
        (201, None, BerichtStatus.AANGENOMEN),
        (200, None, BerichtStatus.AANGENOMEN),
        (403, [WORDS], BerichtStatus.GEWEIGERD),
        (403, None, BerichtStatus.GEWEIGERD),
        (400, None, BerichtStatus.GEWEIGERD),
        (404, None, BerichtStatus.GEWEIGERD),
        (401, None, BerichtStatus.KLAAR),
        (429, None, BerichtStatus.KLAAR),
        (302, None, BerichtStatus.KLAAR),
        (500, None, BerichtStatus.KLAAR),
        (503, WORDS, BerichtStatus.KLAAR),
        (None, None, BerichtStatus.KLAAR),
    ],
)
def test_a_message_is_accepted_or_refused_or_tried_again(code: int | None, body: object, status: BerichtStatus) -> None:
    outcome = verdict(BerichtKind.PIP, code, body, 1)

    assert outcome.status is status
    assert (outcome.pause is not None) == (status is BerichtStatus.KLAAR)
    assert bool(outcome.words) == (status is not BerichtStatus.AANGENOMEN)


def test_the_words_of_duo_are_stored_unchanged() -> None:
    bodies = [WORDS, {"fouttekst": "  "}, {"iets": 1}, "x", {"fouttekst": "Niveau past niet."}]

    assert verdict(BerichtKind.PIP, 403, bodies, 1).words == ("De dagtekening ligt te vroeg.", "Niveau past niet.")


def test_the_pauses_between_attempts_grow_until_the_last_attempt() -> None:
    waits = [verdict(BerichtKind.PIP, None, None, each).pause for each in range(1, MOST_ATTEMPTS + 1)]

    assert waits[:5] == list(PAUSES)
    assert waits[5:-1] == [PAUSES[-1]] * (MOST_ATTEMPTS - 6)
    assert waits[-1] is None
    assert PAUSES[0] == timedelta(minutes=1)


def test_a_removal_that_an_unanswered_attempt_already_did_counts_as_done() -> None:
    assert verdict(BerichtKind.PIP_VERWIJDEREN, 404, None, 1).status is BerichtStatus.GEWEIGERD
    assert verdict(BerichtKind.PIP_VERWIJDEREN, 404, None, 2).status is BerichtStatus.AANGENOMEN


def test_removing_an_aanbod_that_duo_does_not_have_succeeds() -> None:
    outcome = verdict(BerichtKind.AANBOD_VERWIJDEREN, 404, None, 1)

    assert (outcome.status, outcome.words) == (BerichtStatus.AANGENOMEN, ("DUO had dit aanbod al niet meer.",))


def test_an_answer_that_cannot_be_read_counts_as_no_answer() -> None:
    assert verdict(BerichtKind.VRAAG_TERMIJN, 200, {"startdatum": "x"}, 1).status is BerichtStatus.MISLUKT
    assert verdict(BerichtKind.VRAAG_EXAMENS, 200, None, 1).status is BerichtStatus.MISLUKT
    assert verdict(BerichtKind.VRAAG_EXAMENS, 200, [], 1).status is BerichtStatus.AANGENOMEN


def test_every_kind_and_every_state_has_a_name() -> None:
    assert set(KINDS) == set(BerichtKind)
    assert set(STATUSES) == set(BerichtStatus)
