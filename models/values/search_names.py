"""Names as they are stored for search, and the similarity of two names."""

import re
import unicodedata
from difflib import SequenceMatcher

ALIKE = 0.8  # two names at least this similar, with the same birth date, may be one person
# Different spellings of one sound in transliterated names: Mohammed and Muhamad, Youssef and Yusuf.
_SAME_SOUND = (
    ("ph", "f"), ("kh", "h"), ("gh", "g"), ("dj", "j"), ("tsj", "c"), ("sj", "sh"), ("q", "k"), ("c", "k"), ("w", "v"),
    ("j", "i"), ("y", "i"),
)  # fmt: skip


def folded(text: str) -> str:
    """The text in lower case without diacritics; other scripts stay as they are."""
    # normalised before and after casefold: either step can yield a letter that the other one has to handle
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(each for each in spread if not unicodedata.combining(each))


def search_name(given_names: str, family_name: str) -> str:
    """The name as it is stored in `Dossier.search_name`: at most 260 characters."""
    return " ".join(folded(f"{given_names} {family_name}").split())[:260]


def likeness(one: str, other: str) -> float:
    """The similarity of two names (as `search_name` gives them), from 0 to 1; the order of the words does not count."""
    few, many = sorted((_words(one), _words(other)), key=len)
    if not few:
        return 0.0
    total, left = 0.0, list(many)
    for word in few:
        best = max(left, key=lambda each: _same(word, each))
        total += _same(word, best)
        left.remove(best)
    return total / len(few)


def _words(name: str) -> list[str]:
    words = re.findall(r"\w+", name)
    return [each for each in words if len(each) > 2] or words  # al, el and de do not distinguish people


def _same(one: str, other: str) -> float:
    written = SequenceMatcher(None, one, other).ratio()
    return max(written, 0.95 if (sound := _sound(one)) and sound == _sound(other) else 0.0)


def _sound(word: str) -> str:
    """The consonants of a word in one spelling; empty when there are too few to distinguish words."""
    for written, sound in _SAME_SOUND:
        word = word.replace(written, sound)
    bare = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouh]", "", word))
    return bare if len(bare) > 1 else ""
