"""The words of registration and of the facts of a dossier: fields, what is wrong with them, why a dossier is closed."""

from rules.problems import ProblemCode
from texts.wording.problems import Overrides

FIELDS: dict[str, str] = {
    "given_names": "Voornamen",
    "surname_prefix": "Tussenvoegsel",
    "family_name": "Achternaam",
    "former_names": "Eerdere naam",
    "name_said": "Zo spreekt u de naam uit",
    "birth_date": "Geboortedatum",
    "bsn": "BSN",
    "doelgroep": "Doelgroep",
    "regular_permit": "Gezinslid met een reguliere vergunning",
    "language": "Taal waarin iemand het beste praat",
    "interpreter": "Er is een tolk nodig",
    "country": "Land van herkomst",
    "nationality": "Nationaliteit",
    "coa_location": "Locatie van het COA (azc)",
    "address": "Adres",
    "phone": "Telefoon",
    "v_number": "V-nummer",
    "koppeling_on": "Koppeling aan de gemeente (COA)",
    "plicht_start_on": "Begin van de inburgeringsplicht",
    "kennisgeving_on": "Kennisgeving van DUO",
    "brp_on": "Inschrijving in de BRP van deze gemeente",
    "housed_on": "Huisvesting",
    "bijstand_from": "Bijstand vanaf",
    "exempt_on": "Tijdelijk vrijgesteld vanaf (DUO)",
    "third_party_asked_on": "Informatie van derden gevraagd",
    "third_party_received_on": "Informatie van derden ontvangen",
    "next_talk_on": "Volgend voortgangsgesprek",
    "pvt_signed_on": "Participatieverklaring getekend",
    "map_talk_on": "Eindgesprek MAP",
    "regievoerder_id": "Regievoerder",
}

PROBLEMS: Overrides = {
    ProblemCode.UNREADABLE: "Hier staan tekens in die niet te lezen zijn. Typ het opnieuw, op één regel.",
    ProblemCode.TOO_EARLY: "Deze dag ligt voor 1900. Kijk het jaartal na.",
    ("v_number", ProblemCode.IN_USE): (
        "Er is al een dossier met dit V-nummer. Zoek dat dossier, of vraag uw coördinator."
    ),
    ProblemCode.IN_USE: "Er is al een dossier met dit BSN. Zoek dat dossier, of vraag uw coördinator.",
}

# What to do besides closing, for the reasons that ask for more.
CLOSE_HINTS: dict[str, str] = {
    "dubbel": (
        "Is het andere dossier ook in Koers? Voeg de twee dan samen, hieronder: alles komt in één dossier en er gaat "
        "niets verloren."
    ),
    "ten_onrechte": (
        "Koers stuurt DUO hierover geen bericht: welke gemeente iemand heeft, bepaalt DUO. Kijk in het Portaal "
        "Inburgering. Staat uw gemeente of uw contactpersoon daar nog bij deze persoon, neem dan contact op met DUO."
    ),
}
CLOSE_REASONS: dict[str, str] = {
    "diploma": "Diploma inburgering behaald",
    "z_route_afgerond": "Z-route afgerond",
    "vrijstelling": "Vrijstelling",
    "ontheffing": "Ontheffing",
    "verhuisd": "Verhuisd naar een andere gemeente",
    "vertrokken": "Vertrokken uit Nederland",
    "overleden": "Overleden",
    "dubbel": "Dubbel dossier",
    "ten_onrechte": "Ten onrechte ontvangen: hoort niet bij deze gemeente",
    "anders": "Andere reden",
}
