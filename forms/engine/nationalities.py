"""Nationalities: who belongs to a country by law, with who has none (staatloos) and of whom it is not known.

Codes are those of a country (ISO 3166), and for the other two of travel documents (ICAO 9303): XXA and XXX.
"""

from functools import lru_cache

from forms.engine.names import countries

STATELESS, UNKNOWN = "XXA", "XXX"
# CLDR has no names of nationalities. A country that is not here stands under its own name.
ADJECTIVES = {
    **{"AF": "Afghaanse", "AL": "Albanese", "DZ": "Algerijnse", "US": "Amerikaanse", "AO": "Angolese"},
    **{"AR": "Argentijnse", "AM": "Armeense", "AU": "Australische", "AZ": "Azerbeidzjaanse", "BH": "Bahreinse"},
    **{"BD": "Bengalese", "BY": "Belarussische", "BE": "Belgische", "BJ": "Beninse", "BT": "Bhutaanse"},
    **{"BO": "Boliviaanse", "BA": "Bosnische", "BW": "Botswaanse", "BR": "Braziliaanse", "GB": "Britse"},
    **{"BG": "Bulgaarse", "BF": "Burkinese", "BI": "Burundese", "KH": "Cambodjaanse", "CA": "Canadese"},
    **{"CF": "Centraal-Afrikaanse", "CL": "Chileense", "CN": "Chinese", "CO": "Colombiaanse", "KM": "Comorese"},
    **{"CD": "Congolese", "CG": "Congolese", "CR": "Costa Ricaanse"},
    **{"CU": "Cubaanse", "CY": "Cypriotische", "DK": "Deense", "DJ": "Djiboutiaanse", "DO": "Dominicaanse"},
    **{"DE": "Duitse", "EC": "Ecuadoraanse", "EG": "Egyptische", "ER": "Eritrese", "EE": "Estische"},
    **{"ET": "Ethiopische", "PH": "Filipijnse", "FI": "Finse", "FR": "Franse", "GA": "Gabonese", "GM": "Gambiaanse"},
    **{"GE": "Georgische", "GH": "Ghanese", "GR": "Griekse", "GT": "Guatemalaanse", "GN": "Guineese"},
    **{"GW": "Guinee-Bissause", "GY": "Guyaanse", "HT": "Haïtiaanse", "HN": "Hondurese", "HU": "Hongaarse"},
    **{"IE": "Ierse", "IS": "IJslandse", "IN": "Indiase", "ID": "Indonesische", "IQ": "Iraakse", "IR": "Iraanse"},
    **{"IL": "Israëlische", "IT": "Italiaanse", "CI": "Ivoriaanse", "JM": "Jamaicaanse", "JP": "Japanse"},
    **{"YE": "Jemenitische", "JO": "Jordaanse", "CV": "Kaapverdische", "CM": "Kameroense", "KZ": "Kazachse"},
    **{"KE": "Keniaanse", "KG": "Kirgizische", "KW": "Koeweitse", "XK": "Kosovaarse", "HR": "Kroatische"},
    **{"LA": "Laotiaanse", "LV": "Letse", "LB": "Libanese", "LR": "Liberiaanse", "LY": "Libische", "LT": "Litouwse"},
    **{"LU": "Luxemburgse", "MG": "Malagassische", "MW": "Malawische", "MY": "Maleisische", "ML": "Malinese"},
    **{"MA": "Marokkaanse", "MR": "Mauritaanse", "MX": "Mexicaanse", "MD": "Moldavische", "MN": "Mongolische"},
    **{"ME": "Montenegrijnse", "MZ": "Mozambikaanse", "MM": "Myanmarese", "NA": "Namibische", "NL": "Nederlandse"},
    **{"NP": "Nepalese", "NI": "Nicaraguaanse", "NZ": "Nieuw-Zeelandse", "NG": "Nigeriaanse", "NE": "Nigerese"},
    **{"KP": "Noord-Koreaanse", "MK": "Noord-Macedonische", "NO": "Noorse", "UG": "Oegandese", "UA": "Oekraïense"},
    **{"UZ": "Oezbeekse", "OM": "Omaanse", "AT": "Oostenrijkse", "PK": "Pakistaanse", "PS": "Palestijnse"},
    **{"PA": "Panamese", "PY": "Paraguayaanse", "PE": "Peruaanse", "PL": "Poolse", "PT": "Portugese"},
    **{"RO": "Roemeense", "RU": "Russische", "RW": "Rwandese", "SA": "Saoedi-Arabische", "SN": "Senegalese"},
    **{"RS": "Servische", "SL": "Sierra Leoonse", "SG": "Singaporese", "SI": "Sloveense", "SK": "Slowaakse"},
    **{"SD": "Soedanese", "SO": "Somalische", "ES": "Spaanse", "LK": "Sri Lankaanse", "SR": "Surinaamse"},
    **{"SY": "Syrische", "TJ": "Tadzjiekse", "TW": "Taiwanese", "TZ": "Tanzaniaanse", "TH": "Thaise", "TG": "Togolese"},
    **{"TD": "Tsjadische", "CZ": "Tsjechische", "TN": "Tunesische", "TR": "Turkse", "TM": "Turkmeense"},
    **{"UY": "Uruguayaanse", "VE": "Venezolaanse", "VN": "Vietnamese", "ZM": "Zambiaanse", "ZW": "Zimbabwaanse"},
    **{"ZA": "Zuid-Afrikaanse", "KR": "Zuid-Koreaanse", "SS": "Zuid-Soedanese", "SE": "Zweedse", "CH": "Zwitserse"},
}


@lru_cache
def nationalities() -> list[tuple[str, str]]:
    """All nationalities as (code, Dutch name): none and not known first, then by name, the country behind it."""
    others = [(code, f"{ADJECTIVES[code]} ({name})" if code in ADJECTIVES else name) for code, name in countries()]
    return [(STATELESS, "Staatloos"), (UNKNOWN, "Onbekend"), *sorted(others, key=lambda pair: pair[1])]


@lru_cache
def nationality_codes() -> frozenset[str]:
    """The codes that may be kept."""
    return frozenset(code for code, _ in nationalities())
