"""Text that a file may give in several languages."""

import unicodedata
from typing import Literal, get_args

import msgspec

from orgsim.model.unseen import marked

Language = Literal["fi", "sv", "en"]

LANGUAGES: tuple[Language, ...] = get_args(Language)


class Text(msgspec.Struct, frozen=True, omit_defaults=True):
    """A name or sentence, by language.

    A file writes it either as a mapping of languages or as one string; the string is kept in `und`
    (BCP 47's "undetermined"), since nothing says which language it is.
    """

    fi: str | None = None
    sv: str | None = None
    en: str | None = None
    und: str | None = None

    def spoken(self, language: Language) -> tuple[str, Language | None]:
        """The text in `language` or the nearest that there is, as it is shown, and the language it came out in.

        Where the file lacks the language, its own are tried in the order Finnish, Swedish, English. The language is
        `None` where the file does not say it. What would not be seen is marked: `written` is the text of the file.
        """
        text, its = self._nearest(language)
        return marked(text), its

    def _nearest(self, language: Language) -> tuple[str, Language | None]:
        wanted: str | None = getattr(self, language)
        if wanted is not None:
            return wanted, language
        if self.und is not None:
            return self.und, None
        for other in LANGUAGES:
            there: str | None = getattr(self, other)
            if there is not None:
                return there, other
        return "", None

    def in_language(self, language: Language) -> str:
        """The text in `language`, else in Finnish, Swedish or English, whichever the file has first: as it is shown."""
        return self.spoken(language)[0]

    def written(self, language: Language) -> str:
        """As `in_language`, for data: with whatever the file has."""
        return self._nearest(language)[0]

    def every(self) -> tuple[str, ...]:
        """Each wording that the file gives, for search and matching."""
        return tuple(part for part in (self.und, self.fi, self.sv, self.en) if part is not None)


def plain(text: str) -> Text:
    """`text` in a language that is not known."""
    return Text(und=text)


def squeezed(words: str) -> str:
    """`words` as what they say: without soft hyphens, the width of spaces and the form in which a letter is written."""
    return " ".join(unicodedata.normalize("NFC", words).replace("\u00ad", "").split())
