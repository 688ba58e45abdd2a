"""Names as they are stored for search and for knowing somebody again."""

import unicodedata

# Letters that stand for one another and that Unicode does not take apart: those of Latin with a stroke, the Persian
# and Urdu forms of Arabic letters (yeh, kaf, heh), alef wasla, teh marbuta, a hamza alone and the stretching tatweel.
_ONE_LETTER = str.maketrans(
    {
        **{"ł": "l", "đ": "d", "ð": "d", "ı": "i", "ø": "o", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e", "ƙ": "k"},
        **{"æ": "ae", "œ": "oe", "þ": "th", "ɓ": "b", "ɗ": "d"},
        **dict.fromkeys("\u06cc\u0649\u06d0\u06d2\u06cd", "\u064a"),
        **dict.fromkeys("\u06a9\u06aa", "\u0643"),
        **dict.fromkeys("\u0629\u06c1\u06be\u06d5\u06c3", "\u0647"),
        "\u0671": "\u0627",
        "\u0621": "",
        "\u0640": "",
    }
)


def folded(text: str) -> str:
    """The text in lower case, with one letter for letters that stand for one another, without marks."""
    # normalised before and after casefold: either step can yield a letter that the other one has to handle
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_ONE_LETTER)
    return "".join(each for each in spread if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")


def search_name(given_names: str, family_name: str, surname_prefix: str = "") -> str:
    """The name as it is stored in `Dossier.search_name`: at most 260 characters."""
    return " ".join(folded(f"{given_names} {surname_prefix} {family_name}").split())[:260]


def sort_name(given_names: str, family_name: str, surname_prefix: str = "") -> str:
    """The name by which a list is in order, as `Dossier.sort_name`: in Dutch "van den Berg" stands at the B."""
    return " ".join(folded(f"{family_name} {surname_prefix} {given_names}").split())[:260]


def search_former(given_names: str, former_names: str) -> str:
    """What `Dossier.search_former` holds: the given names with a name of before; empty without one."""
    return search_name(given_names, former_names)[:260] if former_names.strip() else ""


def phone_key(phone: str) -> str:
    """By what a telephone number is found: its last nine digits, so with or without 0 and country; "" below six."""
    digits = "".join(str(unicodedata.decimal(each)) for each in phone if each.isdecimal())
    return digits[-9:] if len(digits) >= 6 else ""
