"""The words for how an intake ends: aandachtspunten and the answers behind them, referrals, accord, hand-over."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from forms.engine.answers import Answers, is_filled
from forms.engine.flow import visible
from forms.engine.schema import Question, Questionnaire
from rules.intake.aandachtspunten import Domain
from rules.intake.akkoord import Party
from rules.intake.referral import ReferralStatus, ReferredTo
from texts.wording.answers import shown

DOMAINS: dict[Domain, str] = {
    Domain.GEZIN: "Gezin",
    Domain.WONEN: "Wonen",
    Domain.GEZONDHEID: "Gezondheid",
    Domain.FINANCIEN: "Geld",
    Domain.ONDERWIJS: "Onderwijs",
    Domain.WERK: "Werk",
    Domain.TAAL: "Taal en leren",
    Domain.NETWERK: "Mensen",
    Domain.DAGBESTEDING: "De dag",
    Domain.DIGITAAL: "Digitaal",
    Domain.MOBILITEIT: "Reizen",
    Domain.VEILIGHEID: "Opvoeding en veiligheid",
    Domain.ZELFREDZAAMHEID: "Zelfredzaamheid",
}
WEIGHTS: dict[int, str] = {3: "Eerst", 2: "Belangrijk", 1: "Om op te letten"}
REFERRED_TO: dict[ReferredTo, str] = {
    ReferredTo.WIJKTEAM: "Wijkteam",
    ReferredTo.GGD: "GGD of jeugdgezondheidszorg",
    ReferredTo.HUISARTS: "Huisarts",
    ReferredTo.AMW: "Maatschappelijk werk (AMW)",
    ReferredTo.GGZ: "GGZ",
    ReferredTo.SCHULDHULP: "Schuldhulp",
    ReferredTo.VEILIG_THUIS: "Veilig Thuis",
    ReferredTo.ANDERS: "Anders",
}
REFERRAL_STATUSES: dict[ReferralStatus, str] = {
    ReferralStatus.OPEN: "Gevraagd",
    ReferralStatus.GESTART: "Hulp begonnen",
    ReferralStatus.AFGEROND: "Afgerond",
    ReferralStatus.GESTOPT: "Gestopt",
}
PARTIES: dict[Party, str] = {
    Party.INBURGERAAR: "Inburgeraar",
    Party.KANSVERKENNER: "Kansverkenner",
    Party.REGISSEUR: "Regisseur",
}


@dataclass(frozen=True)
class Evidence:
    """An answer that a point rests on: the question, what was said, and whether one should be alone to read it."""

    question: str
    answer: str
    alone: bool


class OfFacts(Protocol):
    """What rests on facts: an aandachtspunt, or a proposal for a doel."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it rests on."""


def evidence(questionnaire: Questionnaire, answers: Answers, point: OfFacts) -> list[Evidence]:
    """The answers behind a point, in the order of its facts; what is not known is left out."""
    by_fact = _by_fact(visible(questionnaire, answers))
    questions = [by_fact[name] for name in point.facts if name in by_fact]
    answered = [(each, answers[each.id]) for each in questions if each.id in answers]
    return [
        Evidence(each.text, shown(each, answer).replace("\n", "; "), each.alone)
        for each, answer in answered
        if is_filled(answer.value)
    ]


def _by_fact(questions: Sequence[Question]) -> dict[str, Question]:
    return {each.fact.name: each for each in questions if each.fact}


def akkoord_names(akkoorden: Sequence[tuple[Party, str]]) -> str:
    """Who agreed, in one line: "Amina Haile (inburgeraar), Tom de Wit (kansverkenner)"."""
    return ", ".join(f"{name} ({PARTIES[party].lower()})" for party, name in akkoorden)
