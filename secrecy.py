"""Encryption of secret texts with a keyring, so that a stolen database cannot be read. Pure.

A text is encrypted (AES-GCM) with associated data: the table, row and column it belongs to. It can only be decrypted
with the same associated data, so that nobody can move it to another row.
"""

import base64
import binascii
import hmac
import re
import secrets
from functools import cached_property
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7

# JSON and a BSN never begin with this, so a column can hold plain and encrypted texts. A text that
# somebody typed may begin with it, but such texts were always encrypted when they were stored.
ENCRYPTED_PREFIX = "enc:"
KEY_BYTES = 32
NONCE_BYTES = 12
# Texts shorter than this get the same length, else the length would tell a yes from a no.
BLOCK_BITS = 64 * 8

_KEY_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,23}")


class WrongKeys(Exception):
    """The keys in the settings are missing, misshapen or not those of the database; one Dutch sentence says which."""


class Unreadable(Exception):
    """An encrypted text that was changed, has other associated data, or needs a key that is not in the keyring."""


class Keyring:
    """The keys of one database by id, as in KOERS_DATA_KEYS; new texts are encrypted with the first."""

    def __init__(self, written: str) -> None:
        """Does not validate: WrongKeys is raised at the first use, so that commands without encryption work without
        keys.
        """
        self._written = written
        self.index: bytes | None = None  # the secret for `fingerprint`; in the database, encrypted with each key

    @cached_property
    def _ciphers(self) -> dict[str, AESGCM]:
        parts = [each.strip() for each in self._written.split(",") if each.strip()]
        if not parts:
            raise WrongKeys(
                "KOERS_DATA_KEYS ontbreekt. Zet de sleutel van uw database terug; "
                "voor een nieuwe database maakt u er een met: koers keys new"
            )
        pairs = [_read(each) for each in parts]
        if len(dict(pairs)) < len(pairs):
            raise WrongKeys("In KOERS_DATA_KEYS staan twee sleutels met dezelfde naam.")
        return {key_id: AESGCM(key) for key_id, key in pairs}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all keys, the one for new texts first. Raises WrongKeys."""
        return tuple(self._ciphers)

    @property
    def first(self) -> str:
        """The id of the key for new texts. Raises WrongKeys."""
        return self.ids[0]

    def encrypt(self, text: str, associated_data: str, key_id: str | None = None) -> str:
        """The text, encrypted with the first key (or `key_id`) and bound to this associated data. Raises WrongKeys."""
        used = key_id or self.first
        padder, nonce = PKCS7(BLOCK_BITS).padder(), secrets.token_bytes(NONCE_BYTES)
        padded = padder.update(text.encode()) + padder.finalize()
        ciphertext = nonce + self._ciphers[used].encrypt(nonce, padded, associated_data.encode())
        return f"{ENCRYPTED_PREFIX}{used}:{base64.b64encode(ciphertext).decode()}"

    def decrypt(self, encrypted: str, associated_data: str) -> str:
        """The text that was encrypted with this associated data. Raises Unreadable, and WrongKeys without any key."""
        cipher = self._ciphers.get(key_of(encrypted))
        if cipher is None:
            raise Unreadable
        try:
            ciphertext = base64.b64decode(encrypted.rpartition(":")[2], validate=True)
            padded = cipher.decrypt(ciphertext[:NONCE_BYTES], ciphertext[NONCE_BYTES:], associated_data.encode())
        except (InvalidTag, ValueError) as fault:
            raise Unreadable from fault
        unpadder = PKCS7(BLOCK_BITS).unpadder()
        return (unpadder.update(padded) + unpadder.finalize()).decode()


def is_encrypted(text: str | None) -> bool:
    """Whether a text is encrypted."""
    return text is not None and text.startswith(ENCRYPTED_PREFIX)


def key_of(encrypted: str) -> str:
    """The id of the key with which a text was encrypted."""
    return encrypted.split(":", 2)[1]


def new_keys() -> str:
    """A new random key with a new id, in the form of KOERS_DATA_KEYS."""
    return f"k{secrets.token_hex(4)}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"


def new_index() -> bytes:
    """A new random secret for `fingerprint`."""
    return secrets.token_bytes(KEY_BYTES)


def fingerprint(text: str, index: bytes) -> str:
    """HMAC-SHA-256 of a text, as hex: equal for equal texts; without the secret even a short text cannot be guessed."""
    return hmac.digest(index, text.encode(), "sha256").hex()


class _NamedKey(NamedTuple):
    key_id: str
    key: bytes


def _read(part: str) -> _NamedKey:
    key_id, _, written = part.partition(":")
    if not _KEY_ID.fullmatch(key_id):
        raise WrongKeys("KOERS_DATA_KEYS is geen lijst van naam:sleutel, met komma's ertussen.")
    try:
        key = base64.b64decode(written, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise WrongKeys(f"De sleutel {key_id} in KOERS_DATA_KEYS is niet heel overgenomen.")
    return _NamedKey(key_id, key)
