"""Arguments for and against each leerroute (Wet inburgering 2021, art. 15): one sentence per fact, as data.

`rules.intake.leerroute` derives the advice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.law.facts import IntakeFacts
from rules.law.parameters import parameter
from rules.law.terms import Doelgroep, Leerroute

LBT_ATTAINABLE, LBT_NOT_ATTAINABLE = "b1_haalbaar", "b1_niet_haalbaar"
_LOW_SCHOOLING = ("geen", "lager")
_HIGH_SCHOOLING = ("middelbaar", "beroep", "bachelor", "master", "phd")


@dataclass(frozen=True, kw_only=True)
class WeighingInput:
    """What the advice looks at: the facts of the intake, compared with guide figures.

    An unknown fact gives no argument.
    """

    facts: IntakeFacts
    age: int | None
    doelgroep: Doelgroep
    on: date

    def figure(self, name: str) -> int:
        """The value of a figure on the day of the advice, in its own unit.

        Raises NoFigure for a day before its first value.
        """
        return parameter(name, on=self.on).value

    def low(self, score: int | None) -> bool:
        """Whether a score on a scale is known and low."""
        return score is not None and score <= self.figure("schaal_laag")

    def high(self, score: int | None) -> bool:
        """Whether a score on a scale is known and high."""
        return score is not None and score >= self.figure("schaal_hoog")

    @property
    def young(self) -> bool:
        """Known to be under the guideline age of the onderwijsroute."""
        return self.age is not None and self.age < self.figure("leeftijd_onderwijsroute")

    @property
    def little_school(self) -> bool:
        """Known to have had little schooling, by years or else by level."""
        years = self.facts.education_years
        if years is None:
            return self.facts.education_level in _LOW_SCHOOLING
        return years <= self.figure("opleidingsjaren_kort")

    @property
    def much_school(self) -> bool:
        """Known to have had much schooling, by years or else by level."""
        years = self.facts.education_years
        if years is None:
            return self.facts.education_level in _HIGH_SCHOOLING
        return years >= self.figure("opleidingsjaren_lang")

    @property
    def illiterate(self) -> bool:
        """Known not to read and write in any language, or to be analfabeet."""
        return self.facts.literate == "nee" or self.facts.alfabetisering == "A"

    def bears_less_than(self, name: str) -> bool:
        """Whether the hours a week that the person can bear are known and below a guide figure."""
        hours = self.facts.bearable_hours
        return hours is not None and hours < self.figure(name)

    def bears(self, name: str) -> bool:
        """Whether the hours a week that the person can bear are known and reach a guide figure."""
        hours = self.facts.bearable_hours
        return hours is not None and hours >= self.figure(name)


class ArgumentSide(StrEnum):
    """Whether an argument is for or against a leerroute."""

    PRO = "pro"
    CONTRA = "contra"


@dataclass(frozen=True)
class Argument:
    """One sentence for or against one leerroute, and when it holds."""

    route: Leerroute
    side: ArgumentSide
    sentence: str
    holds: Callable[[WeighingInput], bool]


_B1, _O, _Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z
_FOR, _AGAINST = ArgumentSide.PRO, ArgumentSide.CONTRA

ARGUMENTS: tuple[Argument, ...] = (
    Argument(_B1, _FOR, "De leerbaarheidstoets zegt dat niveau B1 haalbaar is.",
             lambda p: p.facts.lbt_result == LBT_ATTAINABLE),
    Argument(_B1, _FOR, "Deze persoon heeft veel ervaring met leren op school.", lambda p: p.much_school),
    Argument(_B1, _FOR, "Leren gaat snel; dat past bij niveau B1.", lambda p: p.high(p.facts.learning_pace)),
    Argument(_B1, _FOR, "Werk is het hoofddoel; de B1-route is goed met werk te combineren.",
             lambda p: p.facts.main_goal == "werk"),
    Argument(_B1, _FOR, "Deze persoon kiest zelf voor de B1-route.", lambda p: p.facts.preferred_route == _B1),
    Argument(_B1, _AGAINST, "De leerbaarheidstoets zegt dat niveau B1 niet haalbaar is.",
             lambda p: p.facts.lbt_result == LBT_NOT_ATTAINABLE),
    Argument(_B1, _AGAINST, "Deze persoon kan nog niet lezen en schrijven; eerst is alfabetisering nodig.",
             lambda p: p.illiterate),
    Argument(_B1, _AGAINST, "Leren gaat langzaam; niveau B1 binnen de termijn is dan moeilijk.",
             lambda p: p.low(p.facts.learning_pace)),
    Argument(_B1, _AGAINST, "Deze persoon ging weinig jaren naar school.", lambda p: p.little_school),
    Argument(_B1, _AGAINST, "Het aantal uren dat deze persoon aankan, is laag voor niveau B1.",
             lambda p: p.bears_less_than("belastbaarheid_b1route")),
    Argument(_B1, _AGAINST, "Deze persoon wil een opleiding volgen; de onderwijsroute bereidt daar beter op voor.",
             lambda p: p.facts.wants_study == "ja" and p.young),
    Argument(_O, _FOR, "Deze persoon wil een opleiding volgen.", lambda p: p.facts.wants_study == "ja"),
    Argument(_O, _FOR, "De leeftijd past bij de onderwijsroute.", lambda p: p.young),
    Argument(_O, _FOR, "De leerbaarheidstoets zegt dat niveau B1 haalbaar is.",
             lambda p: p.facts.lbt_result == LBT_ATTAINABLE),
    Argument(_O, _FOR, "Lessen voor een hele week passen in het leven van deze persoon.",
             lambda p: p.facts.study_fits == "ja" and not p.bears_less_than("belastbaarheid_onderwijsroute")),
    Argument(_O, _FOR, "Deze persoon heeft een goede vooropleiding.", lambda p: p.much_school),
    Argument(_O, _FOR, "Deze persoon kiest zelf voor de onderwijsroute.", lambda p: p.facts.preferred_route == _O),
    Argument(_O, _AGAINST, "De leerbaarheidstoets zegt dat niveau B1 niet haalbaar is.",
             lambda p: p.facts.lbt_result == LBT_NOT_ATTAINABLE),
    Argument(_O, _AGAINST, "Deze persoon wil geen opleiding volgen.", lambda p: p.facts.wants_study == "nee"),
    Argument(_O, _AGAINST, "De onderwijsroute is vooral bedoeld voor jongere mensen.",
             lambda p: p.age is not None and not p.young),
    Argument(_O, _AGAINST, "Lessen voor een hele week passen nu niet in het leven van deze persoon.",
             lambda p: p.facts.study_fits == "nee"),
    Argument(_O, _AGAINST, "Deze persoon kan nu minder uren per week aan dan de onderwijsroute vraagt.",
             lambda p: p.bears_less_than("belastbaarheid_onderwijsroute")),
    Argument(_O, _AGAINST, "Deze persoon kan nog niet lezen en schrijven.", lambda p: p.illiterate),
    Argument(_O, _AGAINST, "Deze persoon ging weinig jaren naar school.", lambda p: p.little_school),
    Argument(_Z, _FOR, "De leerbaarheidstoets zegt dat niveau B1 niet haalbaar is.",
             lambda p: p.facts.lbt_result == LBT_NOT_ATTAINABLE),
    Argument(_Z, _FOR, "Deze persoon kan nog niet lezen en schrijven; de Z-route geeft daar tijd voor.",
             lambda p: p.illiterate),
    Argument(_Z, _FOR, "Leren gaat langzaam; de Z-route gaat uit van uren en niet van examens.",
             lambda p: p.low(p.facts.learning_pace)),
    Argument(_Z, _FOR, "Deze persoon ging weinig jaren naar school.", lambda p: p.little_school),
    Argument(_Z, _FOR, "Meedoen is het hoofddoel; de Z-route richt zich op zelfredzaam worden.",
             lambda p: p.facts.main_goal == "meedoen"),
    Argument(_Z, _FOR, "Deze persoon kiest zelf voor de Z-route.", lambda p: p.facts.preferred_route == _Z),
    Argument(_Z, _AGAINST, "De leerbaarheidstoets zegt dat niveau B1 haalbaar is.",
             lambda p: p.facts.lbt_result == LBT_ATTAINABLE),
    Argument(_Z, _AGAINST, "Leren gaat snel; een hoger niveau kan passen.", lambda p: p.high(p.facts.learning_pace)),
    Argument(_Z, _AGAINST, "Deze persoon heeft veel ervaring met leren op school.", lambda p: p.much_school),
    Argument(_Z, _AGAINST, "Deze persoon wil een opleiding volgen; de Z-route geeft daar geen toegang toe.",
             lambda p: p.facts.wants_study == "ja"),
    Argument(_Z, _AGAINST, "Naast de lessen vraagt de Z-route van een asielstatushouder ook veel participatie-uren; "
             "dat is veel voor wie weinig uren aankan.",
             lambda p: p.doelgroep is Doelgroep.ASIELSTATUSHOUDER and p.bears_less_than("belastbaarheid_b1route")),
)  # fmt: skip
