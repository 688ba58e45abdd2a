"""Text of people, shown as text: nothing in it can become markup, a link or an icon."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>^=])")


def plain(text: str) -> str:
    """The text with every character that markdown would read escaped; line breaks stay."""
    return _MARKUP.sub(r"\\\1", text).replace("\n", "  \n")
