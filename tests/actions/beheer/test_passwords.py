"""Which passwords are refused, and which are not."""

import pytest
from sqlmodel import Session

from access import Role
from actions.beheer.caseworkers import NewAccount, add_caseworker, reset_password
from actions.beheer.passwords import new_password, refuse_weak
from refusals import WeakPassword
from rules.problems import ProblemCode
from tests.builders import NOW, a_caseworker, a_gemeente


@pytest.mark.parametrize(
    "password",
    [
        *("Zomer2026Zomer", "zomervakantie2026", "Herfst-2025-Herfst", "Winter!2026!!!", "December2026!!"),
        *("duinmeer2026!!", "Duinmeer-Duinmeer", "Gemeente2026!", "Inburgering01!"),
        *("P@ssw0rd1234", "W3lk0m2026!!", "Welkom2026!!!!", "wachtwoord123", "W@chtw00rd2026"),
        *("abcdeabcdeabcde", "aaaaaaaaaaaa1B", "123456789012", "112233445566", "aabbccddeeff"),
        *("qwertyuiop123", "asdfghjkl;'zx", "1q2w3e4r5t6y", "zxcvbnm,./zxcv"),
    ],
)
def test_a_common_password_is_refused_in_every_spelling(password: str) -> None:
    with pytest.raises(WeakPassword) as refused:
        refuse_weak(password, "b.jansen", "Duinmeer")

    assert refused.value.reason is ProblemCode.TOO_COMMON


@pytest.mark.parametrize(
    "password",
    ["vier losse woorden samen", "fietsbel kaas regen", "appeltaart met slagroom", "een lang wachtwoord 2026"],
)
def test_a_few_separate_words_are_accepted(password: str) -> None:
    refuse_weak(password, "b.jansen", "Duinmeer")


def test_the_own_name_is_refused_as_a_password_in_every_spelling() -> None:
    for password, reason in (
        ("b.jansen-b.jansen", ProblemCode.CONTAINS_NAME),
        ("Jansen2026Jansen", ProblemCode.TOO_COMMON),
    ):
        with pytest.raises(WeakPassword) as refused:
            refuse_weak(password, "b.jansen")
        assert refused.value.reason is reason


def test_the_name_of_the_gemeente_is_refused_as_a_password(session: Session) -> None:
    home = a_gemeente(session, "Waterlandkerkje")
    sanne = a_caseworker(session, home)

    with pytest.raises(WeakPassword):
        reset_password(session, username=sanne.username, new="Waterlandkerkje26", by=None, at=NOW)
    with pytest.raises(WeakPassword):
        add_caseworker(
            session, gemeente_id=home.id, by=None, at=NOW,
            account=NewAccount(username="nieuw", name="Nieuw", role=Role.REGIEVOERDER, password="waterlandkerkje!"),
        )  # fmt: skip


def test_a_password_that_koers_generates_is_accepted() -> None:
    for _ in range(20):
        refuse_weak(new_password("b.jansen"), "b.jansen", "Duinmeer")
