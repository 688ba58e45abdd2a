"""The words of the question who somebody is: what is compared, how it agrees, and what can be chosen."""

from collections.abc import Mapping

from rules.dossier.identity import FactAgreement, IdentityFact

FACTS: dict[IdentityFact, str] = {
    IdentityFact.NAME: "Naam",
    IdentityFact.BIRTH_DATE: "Geboortedatum",
    IdentityFact.V_NUMBER: "V-nummer",
    IdentityFact.BSN: "BSN",
}
NUMBERS: dict[IdentityFact, str] = {each: FACTS[each] for each in (IdentityFact.V_NUMBER, IdentityFact.BSN)}
AGREEMENTS: dict[FactAgreement, str] = {
    FactAgreement.SAME: "gelijk",
    FactAgreement.ALIKE: "lijkt erop",
    FactAgreement.DIFFERENT: "**verschilt**",
    FactAgreement.PARTLY: "kan gelijk zijn",
    FactAgreement.UNKNOWN: "niet bij allebei bekend",
}
IS_HERE = "Deze persoon staat al in Koers. Open het dossier, in plaats van een tweede te maken."
MAY_BE_HERE = "Is deze persoon er al? Kijk eerst, voordat u een tweede dossier maakt."


def same_facts(facts: Mapping[IdentityFact, FactAgreement]) -> list[str]:
    """What two people have in common, in words: "hetzelfde V-nummer"."""
    phrases = {
        IdentityFact.BSN: "hetzelfde BSN",
        IdentityFact.V_NUMBER: "hetzelfde V-nummer",
        IdentityFact.BIRTH_DATE: "dezelfde geboortedatum",
        IdentityFact.NAME: "dezelfde naam",
    }
    common = [text for fact, text in phrases.items() if facts[fact] is FactAgreement.SAME]
    if facts[IdentityFact.BIRTH_DATE] is FactAgreement.PARTLY:
        common.append("een geboortedatum die dezelfde kan zijn")
    return common + (["een naam die erop lijkt"] if facts[IdentityFact.NAME] is FactAgreement.ALIKE else [])
