"""Texts that nobody reads from a stolen database: a ring of keys, and how a text is sealed for one place. Pure."""

import base64
import binascii
import hmac
import re
import secrets
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7

# JSON never begins so, and neither does a BSN: what is plain and what is sealed can stand side by side. A text that
# somebody typed may begin so, but was always sealed when it was written.
SEALED = "enc:"
KEY_BYTES = 32
NONCE_BYTES = 12
# All that is shorter than this looks equally long, else the length would tell a yes from a no.
BLOCK_BITS = 64 * 8

_KEY_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,23}")


class WrongKeys(Exception):
    """The keys in the settings are missing, misshapen or not those of the database; one Dutch sentence says which."""


class Unreadable(Exception):
    """A sealed text that was changed, or moved here from another place, or whose key is not in the ring."""


class Keyring:
    """The keys of one database by their id, as KOERS_DATA_KEYS writes them; new texts are sealed with the first."""

    def __init__(self, written: str) -> None:
        """Nothing is refused here: WrongKeys comes with the first use, so that what needs no key works without."""
        self._written = written
        self.index: bytes | None = None  # what a BSN is found by; it lies in the database, sealed with each key

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

    def seal(self, text: str, place: str, key_id: str | None = None) -> str:
        """The text, sealed with the first key (or the one named) for this place and no other. Raises WrongKeys."""
        used = key_id or self.first
        padder, nonce = PKCS7(BLOCK_BITS).padder(), secrets.token_bytes(NONCE_BYTES)
        padded = padder.update(text.encode()) + padder.finalize()
        closed = nonce + self._ciphers[used].encrypt(nonce, padded, place.encode())
        return f"{SEALED}{used}:{base64.b64encode(closed).decode()}"

    def open(self, sealed: str, place: str) -> str:
        """What was sealed for this place. Raises Unreadable, and WrongKeys when there are no keys at all."""
        cipher = self._ciphers.get(key_of(sealed))
        if cipher is None:
            raise Unreadable
        try:
            closed = base64.b64decode(sealed.rpartition(":")[2], validate=True)
            padded = cipher.decrypt(closed[:NONCE_BYTES], closed[NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError) as fault:
            raise Unreadable from fault
        unpadder = PKCS7(BLOCK_BITS).unpadder()
        return (unpadder.update(padded) + unpadder.finalize()).decode()


def is_sealed(text: str | None) -> bool:
    """Whether this is a sealed text and not a plain one."""
    return text is not None and text.startswith(SEALED)


def key_of(sealed: str) -> str:
    """The id of the key that a sealed text needs."""
    return sealed.split(":", 2)[1]


def new_keys() -> str:
    """A fresh key under a fresh name, as KOERS_DATA_KEYS takes it."""
    return f"k{secrets.token_hex(4)}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"


def new_index() -> bytes:
    """A fresh secret for `fingerprint`."""
    return secrets.token_bytes(KEY_BYTES)


def fingerprint(text: str, index: bytes) -> str:
    """Always the same for the same text and secret; without the secret it tells nothing, short as the text may be."""
    return hmac.digest(index, text.encode(), "sha256").hex()


def _read(part: str) -> tuple[str, bytes]:
    key_id, _, written = part.partition(":")
    if not _KEY_ID.fullmatch(key_id):
        raise WrongKeys("KOERS_DATA_KEYS is geen lijst van naam:sleutel, met komma's ertussen.")
    try:
        key = base64.b64decode(written, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise WrongKeys(f"De sleutel {key_id} in KOERS_DATA_KEYS is niet heel overgenomen.")
    return key_id, key
