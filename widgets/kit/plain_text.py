"""Text of people, shown as text: nothing in it can become markup, a link or an icon."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>^=])")
# Streamlit makes icons, emoji and colours of ":word" even when the colon is escaped: a word joiner keeps it text.
_DIRECTIVE = re.compile(r":(?=[a-z])", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"


def plain(text: str) -> str:
    """The text with every character that markdown would read escaped; line breaks stay."""
    return _MARKUP.sub(r"\\\1", _DIRECTIVE.sub(f":{_JOINER}", text)).replace("\n", "  \n")
