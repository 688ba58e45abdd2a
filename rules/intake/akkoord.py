"""Who agrees with the outcome of a brede intake in the driegesprek."""

from enum import StrEnum


class Party(StrEnum):
    """The three parties of the driegesprek."""

    INBURGERAAR = "inburgeraar"
    KANSVERKENNER = "kansverkenner"
    REGISSEUR = "regisseur"
