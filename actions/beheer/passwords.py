"""Passwords: which are refused, how one is kept, and how one is thought up."""

import secrets

import bcrypt

from refusals import WeakPassword
from rules.problems import ProblemCode

ROUNDS = 12
SHORTEST, LONGEST_BYTES = 12, 72  # bcrypt reads no more than 72 bytes
TOO_COMMON = ("wachtwoord", "welkom", "password", "qwerty", "123456", "inburgering", "gemeente")
TOO_LITTLE_MORE = 8  # "Welkom2026!!" is no better than "welkom"
CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"  # no letter that looks like a digit


def hashed(password: str) -> str:
    """The bcrypt hash by which a password is kept."""
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(ROUNDS)).decode()


def refuse_weak(password: str, username: str) -> None:
    """Raise WeakPassword with the reason when this password is too easy to guess or cannot be kept."""
    plain = password.lower()
    if len(password) < SHORTEST:
        raise WeakPassword(ProblemCode.TOO_SHORT)
    if len(password.encode()) > LONGEST_BYTES:
        raise WeakPassword(ProblemCode.TOO_LONG)
    if username.lower() in plain:
        raise WeakPassword(ProblemCode.CONTAINS_NAME)
    if len(set(plain)) < 5 or any(_little_more(plain, word) for word in TOO_COMMON):
        raise WeakPassword(ProblemCode.TOO_COMMON)


def _little_more(plain: str, word: str) -> bool:
    return plain.startswith(word) and len(plain) < len(word) + TOO_LITTLE_MORE


def new_password(username: str) -> str:
    """A first password that nobody can guess and anybody can copy from paper: "kf7m-p2xv-9rtd-hw4c"."""
    while True:
        password = "-".join("".join(secrets.choice(CLEAR) for _ in range(4)) for _ in range(4))
        try:
            refuse_weak(password, username)
        except WeakPassword:
            continue
        return password
