"""The similarity of two names, however they were transliterated."""

import re
from collections import Counter
from difflib import SequenceMatcher

ALIKE = 0.8  # two names at least this similar, with the same birth date, may be one person
SAME_SOUND = 0.95
# Different spellings of one sound in transliterated names: Mohammed and Muhamad, Youssef and Yusuf.
_SAME_SOUND = (
    ("ph", "f"), ("kh", "h"), ("gh", "g"), ("dj", "j"), ("tsj", "c"), ("sj", "sh"), ("q", "k"), ("c", "k"), ("w", "v"),
    ("j", "i"), ("y", "i"),
)  # fmt: skip


def likeness(one: str, other: str) -> float:
    """The similarity of two folded names, from 0 to 1; the order of the words does not count."""
    return Likeness().of(one, other)


def same_words(one: str, other: str) -> bool:
    """Whether two folded names have the same words, in whatever order and with whatever marks between them."""
    words = sorted(re.findall(r"\w+", one))
    return bool(words) and words == sorted(re.findall(r"\w+", other))


class Likeness:
    """The similarity of many names, in which the same words come back: each word is prepared once.

    For as long as one look-up lasts; it holds names.
    """

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._letters: dict[str, Counter[str]] = {}
        self._sounds: dict[str, str] = {}
        self._pairs: dict[tuple[str, str], float] = {}

    def of(self, one: str, other: str, least: float = 0.0) -> float:
        """The similarity of two folded names. Below `least` it need not be exact, only below it too."""
        few, many = sorted((self._telling_words(one), self._telling_words(other)), key=len)
        if not few:
            return 0.0
        total, left = 0.0, list(many)
        for done, word in enumerate(few):
            if total + len(few) - done < least * len(few):
                return 0.0
            alike = [self._same(word, each) for each in left]
            best = max(range(len(left)), key=alike.__getitem__)
            total += alike[best]
            del left[best]
        return total / len(few)

    def _telling_words(self, name: str) -> list[str]:
        if name not in self._words:
            words = re.findall(r"\w+", name)
            # al, el and de do not distinguish people
            self._words[name] = [each for each in words if len(each) > 2] or words
        return self._words[name]

    def _same(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        pair = (one, other) if one < other else (other, one)
        if pair not in self._pairs:
            sounds = self._sound(one) and self._sound(one) == self._sound(other)
            self._pairs[pair] = max(self._written(*pair), SAME_SOUND if sounds else 0.0)
        return self._pairs[pair]

    def _written(self, one: str, other: str) -> float:
        common = sum((self._counted(one) & self._counted(other)).values())
        most = 2.0 * common / (len(one) + len(other))
        # No pair of words with so few letters in common makes two names alike, so how few is not worked out.
        return most if most < 0.5 else SequenceMatcher(None, one, other).ratio()

    def _counted(self, word: str) -> Counter[str]:
        if word not in self._letters:
            self._letters[word] = Counter(word)
        return self._letters[word]

    def _sound(self, word: str) -> str:
        """The consonants of a word in one spelling; empty when there are too few to distinguish words."""
        if word not in self._sounds:
            sound = word
            for written, letter in _SAME_SOUND:
                sound = sound.replace(written, letter)
            bare = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouh]", "", sound))
            self._sounds[word] = bare if len(bare) > 1 else ""
        return self._sounds[word]
