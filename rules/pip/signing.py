"""Who signs a PIP, and how. The signature of the inburgeraar is for receipt only; the law does not require it."""

from enum import StrEnum


class Signer(StrEnum):
    """Who signs."""

    INBURGERAAR = "inburgeraar"
    REGIEVOERDER = "regievoerder"


class SignedBy(StrEnum):
    """How it was signed."""

    PAPIER = "papier"
    SCHERM = "scherm"  # drawn, or the own name typed
