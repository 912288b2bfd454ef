"""The words near a quotation that could name its speaker."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.quotes.tokens import ParsedParagraph, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
_NEVER_SPEAKERS = frozenset(
    {
        "it", "that", "this", "these", "those", "which", "what", "there", "itself", "himself",
        "herself", "themselves", "myself", "me", "us", "him", "whom", "you", "yourself", "mine",
        "something", "anything", "nothing", "everything",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase or pronoun that could be the mention of a quotation.

    Attributes:
        first, last: Token indices in the window, half-open; the phrase from determiner to head.
        head: Index of the phrase's last noun.
        kind: "name", "nominal" or "pronoun".
    """

    first: int
    last: int
    head: int
    kind: str


class Window:
    """A few consecutive paragraphs as one row of tokens, with the segments marked on it.

    Attributes:
        tokens: Of all paragraphs, in text order.
        heads: Governor of each token as an index into `tokens`.
        paragraphs: Paragraph number of each token.
        sentences: Running sentence number of each token, unique in the window.
        quoted: For each token the index of the outermost segment it is in, or -1.
        labels: Name label of each token, or "".
        candidates: Outside outermost segments, in text order.
        candidate_starts: Where each of them starts.
    """

    def __init__(self, parsed: Sequence[ParsedParagraph], segments: Sequence[Span]) -> None:
        """Lay out the paragraphs; `segments` are outermost ones, in text order."""
        self.tokens: list[Token] = []
        self.heads: list[int] = []
        self.paragraphs: list[int] = []
        self.sentences: list[int] = []
        self.labels: list[str] = []
        self._fill(parsed)
        self.starts = [token.start for token in self.tokens]
        self.ends = [token.end for token in self.tokens]
        self.quoted = [-1] * len(self.tokens)
        self.segments = [self.locate(span) for span in segments]
        for number, (first, last) in enumerate(self.segments):
            self.quoted[first:last] = [number] * (last - first)
        self.candidates = self._find_candidates()
        self.candidate_starts = [self.starts[candidate.first] for candidate in self.candidates]

    def _fill(self, parsed: Sequence[ParsedParagraph]) -> None:
        sentence = 0
        for paragraph in parsed:
            base = len(self.tokens)
            self.tokens.extend(paragraph.tokens)
            self.heads.extend(base + token.head for token in paragraph.tokens)
            self.paragraphs.extend([paragraph.number] * len(paragraph.tokens))
            self.sentences.extend(sentence + token.sentence for token in paragraph.tokens)
            if paragraph.tokens:
                sentence += paragraph.tokens[-1].sentence + 1
            labels = [""] * len(paragraph.tokens)
            for name in paragraph.names:
                labels[name.first : name.last] = [name.label] * (name.last - name.first)
            self.labels.extend(labels)

    def locate(self, span: Span) -> tuple[int, int]:
        """Return the tokens that `span` touches, half-open; empty where it touches none."""
        first = bisect_left(self.ends, span.start + 1)
        return first, max(first, bisect_left(self.starts, span.end))

    def span_of(self, first: int, last: int) -> Span:
        """Return the code points from token `first` to token `last`, half-open."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def candidates_after(self, token: int) -> Iterator[Candidate]:
        """Return the candidates that start at a token or later."""
        low = bisect_left(self.candidates, token, key=lambda candidate: candidate.first)
        return islice(self.candidates, low, None)

    def _find_candidates(self) -> list[Candidate]:
        found = []
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if self.quoted[at] >= 0 or not token.text.strip():
                at += 1
            elif token.pos in _NOMINAL:
                end = self._run_end(at)
                found.append(self._phrase(at, end))
                at = end
            else:
                if _is_pronoun(token):
                    found.append(Candidate(at, at + 1, at, "pronoun"))
                at += 1
        return found

    def _run_end(self, at: int) -> int:
        end = at + 1
        sentence = self.sentences[at]
        while (
            end < len(self.tokens)
            and self.tokens[end].pos in _NOMINAL
            and self.quoted[end] < 0
            and self.sentences[end] == sentence
        ):
            end += 1
        return end

    def _phrase(self, at: int, end: int) -> Candidate:
        """Extend the noun run [at, end) to the left over its modifiers and possessors."""
        first = at
        while (
            first > 0
            and self.quoted[first - 1] < 0
            and self.sentences[first - 1] == self.sentences[at]
            and self._modifies(first - 1)
        ):
            first -= 1
        head = end - 1
        is_name = self.tokens[head].pos == "PROPN" or bool(self.labels[head])
        return Candidate(first, end, head, "name" if is_name else "nominal")

    def _modifies(self, at: int) -> bool:
        token = self.tokens[at]
        if token.pos in _MODIFIERS or token.text == "-":
            return token.pos not in _NOMINAL
        return token.pos == "PRON" and token.dep in ("nmod", "det")


def _is_pronoun(token: Token) -> bool:
    if token.pos == "PRON":
        return token.text.lower() not in _NEVER_SPEAKERS
    return token.pos == "DET" and token.dep in ("nsubj", "root")
