"""The alphabet of quotation marks, and what each mark in a text looks like it does."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.span import Span


class MarkFamily(Enum):
    """Marks of one family pair with each other and never with those of another."""

    DOUBLE = "double"
    SINGLE = "single"
    ANGLE = "angle"
    SINGLE_ANGLE = "single angle"
    CORNER = "corner"
    WHITE_CORNER = "white corner"


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, apostrophe or inch mark in a text.

    The three costs say how badly each reading fits what the mark looks like and what stands
    around it; 0 is a perfect fit.

    Attributes:
        start, end: Code points of the text; several for ``''`` and for a mis-decoded mark.
        sign: The mark it stands for, one of the keys of `FAMILIES`.
        opens, closes: Cost of reading it as the opening or the closing mark of a pair.
        stray: Cost of reading it as no quotation mark (an apostrophe, inches, a slip).
    """

    start: int
    end: int
    sign: str
    opens: float
    closes: float
    stray: float

    @property
    def family(self) -> MarkFamily:
        """Return the marks it can pair with."""
        return FAMILIES[self.sign]

    @property
    def is_opening(self) -> bool:
        """Tell whether it rather opens than closes."""
        return self.opens < self.closes


# What a mark looks like by itself: above 0 it opens, below 0 it closes, 0 is the same both ways.
_SHAPES = {
    MarkFamily.DOUBLE: {
        "“": 3.0, "”": -3.0, "„": 6.0, "‟": 3.0, '"': 0.0, "″": 0.0, "＂": 0.0, "''": 0.0,
        "``": 6.0, "‘‘": 4.0, "’’": -4.0, "❝": 6.0, "❞": -6.0, "〝": 6.0, "〞": -6.0, "〟": -6.0,
    },
    MarkFamily.SINGLE: {
        "‘": 2.0, "’": -2.0, "‚": 4.0, "‛": 2.0, "'": 0.0, "＇": 0.0, "`": 2.0, "´": -2.0,
    },
    MarkFamily.ANGLE: {"«": 2.5, "»": -2.5},
    MarkFamily.SINGLE_ANGLE: {"‹": 2.5, "›": -2.5},
    MarkFamily.CORNER: {"「": 9.0, "」": -9.0, "｢": 9.0, "｣": -9.0},
    MarkFamily.WHITE_CORNER: {"『": 9.0, "』": -9.0},
}  # fmt: skip
FAMILIES = {sign: family for family, shapes in _SHAPES.items() for sign in shapes}
# What no text can be full of without being noise.
COMMON_SIGNS = (*(sign for sign in FAMILIES if len(sign) == 1), "â€", "&")
_LEANING = {sign: lean for shapes in _SHAPES.values() for sign, lean in shapes.items()}

# UTF-8 read as Windows-1252 or Latin-1, Windows-1252 read as Latin-1, and entities left in text.
_DISGUISES = {
    "â€œ": "“", "â€\x9d": "”", "â€\ufffd": "”", "â€\u02dc": "‘", "â€™": "’", "â€ž": "„", "â€": "”",
    "â\x80\x9c": "“", "â\x80\x9d": "”", "â\x80\x98": "‘", "â\x80\x99": "’", "â\x80\x9e": "„",
    "\x93": "“", "\x94": "”", "\x91": "‘", "\x92": "’",
    "&quot;": '"', "&ldquo;": "“", "&rdquo;": "”", "&lsquo;": "‘", "&rsquo;": "’",
    "&laquo;": "«", "&raquo;": "»", "&apos;": "'", "&#34;": '"', "&#39;": "'", "&#8216;": "‘",
    "&#8217;": "’", "&#8220;": "“", "&#8221;": "”",
}  # fmt: skip
# The first two bytes of any punctuation mark of that block; a mark only where the third is lost.
_BARE = re.escape("â€") + r"(?![\u0080-\u009f™\u02dcœ“”¦¢ž\w])"
_SIGN = re.compile(
    "|".join(
        [
            r"<[A-Za-z/!][^<>\n]{0,2000}>",  # markup left in the text: its marks quote nobody
            *(re.escape(text) for text in _DISGUISES if text != "â€"),
            _BARE,
            r"'''|’’’|''|``|‘‘|’’",
            "[" + re.escape("".join(sign for sign in FAMILIES if len(sign) == 1)) + "]",
        ]
    )
)

# Cost of passing over a mark that is meant as one.
_STRAY = 2.5
# A mark of one shape only is surer to be one than a straight mark.
_STRAY_SHAPED = 2.7
_INCHES = 1.0
# Opening, closing, neither, for a single mark between spaces: no apostrophe of this shape is.
_SPACED = {"‘": (1.0, 1.5, 1.5), "’": (3.0, 1.0, 1.0)}
_FURTHEST_NEIGHBOUR = 4
_OPENING_BRACKETS = "([{<¿¡"
_CLOSING_BRACKETS = ")]}>"
_STOPS = ".,!?…;\u3001\u3002\uff0c\uff01\uff1f"
_DASHES = "-–—―‐‑/"
# Marks, and the signs of emphasis in plain text: *"Stop,"* she said.
_SKIPPED = frozenset("".join(FAMILIES) + "*_")
# No possessive stands before these: "the girls' and" is none, "the girls' team" may be one.
_NO_POSSESSION = re.compile(
    r"\s(?:a|an|and|are|as|at|be|but|by|can|did|do|does|for|from|had|has|have|he|her|his|i|if|in|is|"
    r"it|its|of|on|or|said|says|she|that|the|their|they|this|to|was|we|were|when|which|who|will|"
    r"with|would|you)\b",
    re.IGNORECASE,
)
# Words that begin with an apostrophe: it opens nothing.
_ELISION = re.compile(
    r"(?:em|til|till|tis|twas|twill|twere|cause|cuz|coz|cos|bout|round|neath|nuff|n|"
    r"fore|im|er|ere|ow|ave|ello|appen|scuse|sup|hood)\b",
    re.IGNORECASE,
)
# The "and" of rock 'n' roll, as seen from its first and from its second apostrophe.
_AND = re.compile(r"[nN]['’](?!\w)")
_AND_ENDS = re.compile(r"['’‘][nN]$")
_YEAR = re.compile(r"\d\ds?\b(?![%.,:/]?\d)")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:[½¼¾]|\.\d|\s\d/\d)?$")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mark stands: its span, the edges of its paragraph, its nearest neighbours."""

    text: str
    start: int
    end: int
    edges: Span
    before: str
    after: str

    @property
    def rest(self) -> str:
        """Return what follows it in its paragraph, a few words."""
        return self.text[self.end : min(self.edges.end, self.end + 12)]

    @property
    def past(self) -> str:
        """Return what precedes it in its paragraph, a few words."""
        return self.text[max(self.edges.start, self.start - 12) : self.start]


def find_marks(text: str, span: Span) -> list[Mark]:
    """Find everything in `span` that may be a quotation mark, apostrophes included.

    Marks within markup left in the text (``<a href="...">``) are left out.

    Returns:
        In text order.
    """
    found = []
    for match in _SIGN.finditer(text, span.start, span.end):
        token = match.group()
        if token[0] == "<":
            continue
        before = _neighbour(text, range(match.start() - 1, span.start - 1, -1))
        after = _neighbour(text, range(match.end(), span.end))
        for start, end, sign in _split(match.start(), token, before):
            place = _Place(text, start, end, span, before, after)
            is_single = FAMILIES[sign] is MarkFamily.SINGLE
            costs = _weigh_single(sign, place) if is_single else _weigh(sign, place)
            found.append(Mark(start, end, sign, *costs))
    return found


def _neighbour(text: str, places: range) -> str:
    """Return the nearest character that is neither a mark nor invisible; a space at the edge."""
    for place in places[:_FURTHEST_NEIGHBOUR]:
        character = text[place]
        if character not in _SKIPPED and unicodedata.category(character) != "Cf":
            return character
    return " "


def _split(start: int, token: str, before: str) -> list[tuple[int, int, str]]:
    """Return the marks a token is made of; the lone one of three is the inner one."""
    if token not in ("'''", "’’’"):
        return [(start, start + len(token), _DISGUISES.get(token, token))]
    if before.isspace() or before in _OPENING_BRACKETS:
        return [(start, start + 2, token[:2]), (start + 2, start + 3, token[0])]
    return [(start, start + 1, token[0]), (start + 1, start + 3, token[:2])]


def _weigh(sign: str, place: _Place) -> tuple[float, float, float]:
    """Return the costs of opening, closing and neither for a mark that is no single one."""
    lean = _LEANING[sign] + _lean_of_neighbours(place)
    stray = _STRAY_SHAPED if _LEANING[sign] else _STRAY
    if place.before.isdigit() and sign in '"″”' and FAMILIES[sign] is MarkFamily.DOUBLE:
        if _FEET.search(place.past):
            return 6.0, 6.0, 0.0
        stray = _INCHES
    if abs(lean) < 0.5:
        return 0.3, 0.3, stray
    return max(0.0, -lean), max(0.0, lean), stray


def _lean_of_neighbours(place: _Place) -> float:
    """Tell whether what stands around a mark makes it open (above 0) or close (below 0)."""
    before, after = place.before, place.after
    lean = 0.0
    if before.isspace():
        lean += 2.0
    elif before in _OPENING_BRACKETS:
        lean += 3.0
    elif before in _STOPS:
        lean -= 2.0
    elif before in ":=":
        lean += 1.0
    elif before not in _DASHES:
        lean -= 1.0
    if after.isspace():
        lean -= 2.0
    elif after in _CLOSING_BRACKETS:
        lean -= 3.0
    elif after in _STOPS or after == ":":
        lean += 1.0 if place.rest.lstrip().startswith(("..", "…", ". .")) else -3.0
    elif after not in _DASHES and after not in _OPENING_BRACKETS:
        lean += 1.0
    return lean


def _weigh_single(sign: str, place: _Place) -> tuple[float, float, float]:
    """Return the costs of opening, closing and apostrophe for a single mark."""
    before, after = place.before, place.after
    is_inside = before.isalnum() and after.isalnum()
    if is_inside or _AND.match(place.rest) or _AND_ENDS.search(place.past):
        return 5.0, 5.0, 0.0
    starts = before.isspace() or before in _OPENING_BRACKETS or before in _DASHES + ":="
    ends = after.isspace() or after in _CLOSING_BRACKETS or after in _STOPS + _DASHES + ":"
    if starts and ends:
        return _SPACED.get(sign, (2.0, 2.0, 0.5))
    if starts:
        return _weigh_single_start(sign, place)
    if ends:
        return _weigh_single_end(sign, place)
    return (1.0, 1.5, 1.0) if before in _STOPS else (2.0, 2.0, 0.5)


def _weigh_single_start(sign: str, place: _Place) -> tuple[float, float, float]:
    """Return the costs for a single mark that begins a word."""
    rest = place.rest
    if _YEAR.match(rest):
        return 1.0, 6.0, 0.3
    if _ELISION.match(rest) and sign not in "‘‚":
        return (1.0, 6.0, 0.3) if sign == "'" else (3.0, 6.0, 0.0)
    if sign in "’´":
        return 2.0, 6.0, 0.3
    return 0.0, 6.0, 3.0 if sign in "‘‚‛" else 1.5


def _weigh_single_end(sign: str, place: _Place) -> tuple[float, float, float]:
    """Return the costs for a single mark that ends a word."""
    before = place.before
    if sign in "‘`‚":
        return 6.0, 1.0, 1.5
    if before in _STOPS:
        return 6.0, 0.0, 3.0
    if before.isdigit():
        return 6.0, 0.2, 0.2
    if before in "sSzZxX":
        if _NO_POSSESSION.match(place.rest):
            return 6.0, 0.0, 1.2
        is_followed = place.rest[:1].isspace() and place.rest[1:2].isalnum()
        return (6.0, 0.6, 0.3) if is_followed else (6.0, 0.0, 0.8)
    is_short = bool(re.search(r"(?:\b(?:rock|o|th|ol|an|wi|n|lil|po)|in)$", place.past, re.I))
    return (6.0, 0.2, 0.4) if is_short else (6.0, 0.0, 1.5)
