"""Passwords: which are refused, how one is kept, and how a new one is made."""

import re
import secrets

import bcrypt
from zxcvbn import zxcvbn

from refusals import WeakPassword
from rules.problems import ProblemCode

ROUNDS = 12
SHORTEST, LONGEST_BYTES = 12, 72  # bcrypt reads no more than 72 bytes
ENOUGH_GUESSES = 10**10  # fewer, and somebody with a copy of the database finds it within a day
# What people in Dutch town halls take, beside the lists of words, names and years that zxcvbn knows.
DUTCH = (
    *("lente", "voorjaar", "zomer", "herfst", "najaar", "winter", "kerst", "pasen", "vakantie", "januari", "februari"),
    *("maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"),
    *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "wachtwoord", "welkom", "geheim"),
    *("koers", "gemeente", "stadhuis", "inburgering", "inburgeren", "intake", "regievoerder", "nederland", "holland"),
)
CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"  # no letter that looks like a digit


def hashed(password: str) -> str:
    """The bcrypt hash by which a password is kept."""
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(ROUNDS)).decode()


def refuse_weak(password: str, username: str, *known: str) -> None:
    """Raise WeakPassword with the reason when this password is too easy to guess or cannot be kept.

    `known` are words that colleagues would try, such as the name of the gemeente. How many guesses it takes is
    counted by zxcvbn: lists of passwords in use, words in other spellings (P@ssw0rd), years, repeats, rows of keys.
    """
    if len(password) < SHORTEST:
        raise WeakPassword(ProblemCode.TOO_SHORT)
    if len(password.encode()) > LONGEST_BYTES:
        raise WeakPassword(ProblemCode.TOO_LONG)
    if username.lower() in password.lower():
        raise WeakPassword(ProblemCode.CONTAINS_NAME)
    words = [each for word in (username, *known) for each in re.split(r"[^a-z0-9]+", word.lower()) if len(each) > 2]
    # Marks between the words of a password ("Herfst-2025-Herfst") make it no harder to guess.
    for written in {password, re.sub(r"[\W_]+", "", password)}:
        if not written or zxcvbn(written, user_inputs=[*words, *DUTCH])["guesses"] < ENOUGH_GUESSES:
            raise WeakPassword(ProblemCode.TOO_COMMON)


def new_password(username: str) -> str:
    """A first password that nobody can guess and anybody can copy from paper: "kf7m-p2xv-9rtd-hw4c"."""
    while True:
        password = "-".join("".join(secrets.choice(CLEAR) for _ in range(4)) for _ in range(4))
        try:
            refuse_weak(password, username)
        except WeakPassword:
            continue
        return password
