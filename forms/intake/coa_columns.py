"""The columns of a list from COA (klantprofiel from TVS): what each can mean, and by which headings it is known."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from forms.engine.typed_names import plain_name


class Target(StrEnum):
    """What a column can mean; the value is the field of the dossier that it fills, where there is one."""

    V_NUMBER = "v_number"
    BSN = "bsn"
    GIVEN_NAMES = "given_names"
    INITIALS = "initials"  # stand in for given names that the list does not have
    SURNAME_PREFIX = "surname_prefix"
    FAMILY_NAME = "family_name"
    BIRTH_DATE = "birth_date"
    COUNTRY = "country"
    NATIONALITY = "nationality"
    LANGUAGE = "language"
    PHONE = "phone"
    LOCATION = "coa_location"
    KOPPELING = "koppeling_on"
    ZELFZORG = "zelfzorg"
    DAGSTRUCTUUR = "dagstructuur"
    SOCIAAL_NETWERK = "sociaal_netwerk"
    WELBEVINDEN = "persoonlijk_welbevinden"
    EXTERNE_CONTACTEN = "externe_contacten"
    TOEKOMST = "toekomstplanning"
    EDUCATION = "opleiding"
    WORK = "werkervaring"
    ACTIVITIES = "activiteiten"


PROFILE = tuple(Target)[list(Target).index(Target.ZELFZORG) :]
DATES = (Target.BIRTH_DATE, Target.KOPPELING)
NUMBERS = (Target.V_NUMBER, Target.BSN, Target.PHONE)
NAMES = (Target.FAMILY_NAME, Target.GIVEN_NAMES, Target.INITIALS)
# What somebody is known by. All else may stay empty when it cannot be read.
NEEDED = (Target.V_NUMBER, Target.BSN, Target.GIVEN_NAMES, Target.FAMILY_NAME, Target.BIRTH_DATE)

# Headings as they are met in lists; compared without marks, case and signs.
KNOWN_AS: Mapping[Target, tuple[str, ...]] = {
    Target.V_NUMBER: (
        *("vnummer", "vnr", "vreemdelingnummer", "vreemdelingennummer", "vreemdelingennr", "vreemdelingnr"),
        *("vnummerind", "vreemdelingsnummer"),
    ),
    Target.BSN: ("bsn", "burgerservicenummer", "bsnnummer", "sofinummer"),
    Target.GIVEN_NAMES: ("voornaam", "voornamen", "roepnaam", "voornaamen", "firstname", "givenname", "givennames"),
    Target.INITIALS: ("voorletters", "voorletter", "initialen"),
    Target.SURNAME_PREFIX: ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "tv"),
    Target.FAMILY_NAME: (
        *("achternaam", "geslachtsnaam", "familienaam", "naam", "achternamen", "surname", "lastname", "familyname"),
    ),
    Target.BIRTH_DATE: (
        *("geboortedatum", "gebdatum", "geborenop", "geboren", "geboortedat", "gebdat", "geboortedag", "dateofbirth"),
    ),
    Target.COUNTRY: (
        *("geboorteland", "land", "landvanherkomst", "herkomst", "herkomstland", "landherkomst", "landvangeboorte"),
    ),
    Target.NATIONALITY: ("nationaliteit", "nationaliteiten", "nat", "nationality"),
    Target.LANGUAGE: ("taal", "moedertaal", "spreektaal", "voertaal", "talen", "eerstetaal", "contacttaal", "tolktaal"),
    Target.PHONE: (
        *("telefoon", "telefoonnummer", "mobiel", "tel", "telnr", "telefoonnr", "mobielnummer", "gsm", "telnummer"),
    ),
    Target.LOCATION: (
        *("azc", "locatie", "coalocatie", "opvanglocatie", "verblijfslocatie", "locatiecoa", "locatieazc", "opvang"),
        *("asielzoekerscentrum", "azclocatie", "verblijfplaats", "huidigelocatie"),
    ),
    Target.KOPPELING: (
        *("koppeling", "datumkoppeling", "koppeldatum", "gekoppeldop", "koppelingsdatum", "datumgekoppeld"),
    ),
    Target.ZELFZORG: ("zelfzorg",),
    Target.DAGSTRUCTUUR: ("dagstructuur",),
    Target.SOCIAAL_NETWERK: ("sociaalnetwerk", "netwerk"),
    Target.WELBEVINDEN: ("persoonlijkwelbevinden", "welbevinden"),
    Target.EXTERNE_CONTACTEN: ("externecontacten",),
    Target.TOEKOMST: ("toekomstplanning", "toekomst"),
    Target.EDUCATION: ("opleiding", "onderwijs"),
    Target.WORK: ("werkervaring", "werk", "beroep"),
    Target.ACTIVITIES: ("activiteiten", "activiteitenazc", "programma"),
}
_NAMES = {name: target for target, known in KNOWN_AS.items() for name in known}

Mapped = Mapping[str, Target]


def heading_is_known(remembered: Mapping[str, str]) -> Callable[[str], bool]:
    """Whether a text can be the heading of a column: by its name, or because somebody gave it a meaning before."""
    return lambda text: (bare := plain_name(text)) in _NAMES or bool(remembered.get(bare))


def guess(headings: tuple[str, ...], remembered: Mapping[str, str]) -> dict[str, Target]:
    """What each heading means: as it was chosen the last time, else by its name; a meaning is given out once."""
    chosen: dict[str, Target] = {}
    for heading in headings:
        bare = plain_name(heading)
        before = remembered.get(bare)
        likely = Target(before) if before in set(Target) else None if before == "" else _NAMES.get(bare)
        if likely is not None and likely not in chosen.values():
            chosen[heading] = likely
    return chosen
