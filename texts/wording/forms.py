"""The words for what the questionnaires count with: legal items, marks and sources."""

from forms.engine.answers import Mark, Source
from forms.engine.schema import LegalItem

LEGAL_ITEMS: dict[LegalItem, str] = {
    LegalItem.ZELFREDZAAMHEID: "Zelfredzaamheid",
    LegalItem.TAALNIVEAU: "Taalniveau",
    LegalItem.LEERBAARHEIDSTOETS: "Leerbaarheidstoets",
    LegalItem.ONDERWIJS_EN_WERK: "Onderwijs en werk",
    LegalItem.PERSOONLIJKE_OMSTANDIGHEDEN: "Persoonlijke omstandigheden",
    LegalItem.VVE: "Voorschool (vve)",
    LegalItem.MOGELIJKHEDEN_WERK: "Mogelijkheden voor werk",
}
MARKS: dict[Mark, str] = {
    Mark.NIET_BESPROKEN: "niet besproken",
    Mark.WIL_NIET_ZEGGEN: "wil niet zeggen",
}
SOURCES: dict[Source, str] = {
    Source.INBURGERAAR: "de inburgeraar",
    Source.PARTNER: "de partner",
    Source.COA: "het COA",
    Source.TOETS: "een toets",
    Source.PPSV: "de PPS-V",
    Source.SCHOOL: "de school",
    Source.VLUCHTELINGENWERK: "VluchtelingenWerk",
    Source.OBSERVATIE: "eigen observatie",
    Source.ANDERS: "iemand anders",
}
