"""Who agrees with the outcome of a brede intake in the driegesprek."""

from enum import StrEnum


class Party(StrEnum):
    """The three at the table."""

    INBURGERAAR = "inburgeraar"
    KANSVERKENNER = "kansverkenner"
    REGISSEUR = "regisseur"
