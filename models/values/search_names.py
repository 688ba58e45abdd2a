"""Names as they are stored for finding, and how alike two of them are."""

import re
import unicodedata
from difflib import SequenceMatcher

ALIKE = 0.8  # from here on two names may be one person's, when the birth date is the same
# Spellings of one sound in names that were written over from another script: Mohammed and Muhamad, Youssef and Yusuf.
_SAME_SOUND = (
    ("ph", "f"), ("kh", "h"), ("gh", "g"), ("dj", "j"), ("tsj", "c"), ("sj", "sh"), ("q", "k"), ("c", "k"), ("w", "v"),
    ("j", "i"), ("y", "i"),
)  # fmt: skip


def folded(text: str) -> str:
    """The text in lower case, without marks on letters; other scripts stay as they are."""
    # spread before and after: a letter may only become one that has a lower case, or marks, by the step before
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(each for each in spread if not unicodedata.combining(each))


def search_name(given_names: str, family_name: str) -> str:
    """The name as a dossier keeps it for finding."""
    return " ".join(folded(f"{given_names} {family_name}").split())[:260]


def likeness(one: str, other: str) -> float:
    """How alike two names (as `search_name` gives them) are, from 0 to 1; the order of the words does not count."""
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
    return [each for each in words if len(each) > 2] or words  # al, el and de tell nobody apart


def _same(one: str, other: str) -> float:
    written = SequenceMatcher(None, one, other).ratio()
    return max(written, 0.95 if (sound := _sound(one)) and sound == _sound(other) else 0.0)


def _sound(word: str) -> str:
    """The consonants of a word in one spelling; empty when there are too few to tell words apart."""
    for written, sound in _SAME_SOUND:
        word = word.replace(written, sound)
    bare = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouh]", "", word))
    return bare if len(bare) > 1 else ""
