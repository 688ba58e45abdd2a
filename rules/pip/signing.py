"""Who signs a PIP, and how. That the inburgeraar signs for having received it is a good habit, no condition of law."""

from enum import StrEnum


class Signer(StrEnum):
    """Whose signature it is."""

    INBURGERAAR = "inburgeraar"
    REGIEVOERDER = "regievoerder"


class SignedBy(StrEnum):
    """How it was signed."""

    PAPIER = "papier"
    SCHERM = "scherm"  # drawn, or the own name typed
