"""Names as they are stored for search and for knowing somebody again."""

import unicodedata


def folded(text: str) -> str:
    """The text in lower case without diacritics; other scripts stay as they are."""
    # normalised before and after casefold: either step can yield a letter that the other one has to handle
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(each for each in spread if not unicodedata.combining(each))


def search_name(given_names: str, family_name: str) -> str:
    """The name as it is stored in `Dossier.search_name`: at most 260 characters."""
    return " ".join(folded(f"{given_names} {family_name}").split())[:260]
