"""Turns the spaCy documents of one paragraph's pieces into plain tokens and names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.quotes.label_schemes import NAME_LABELS, Arc, plain_universal, to_universal
from reader.quotes.language_text import widen_mark
from reader.quotes.tokens import Name, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

    from reader.quotes.lemmas import EndingLemmatizer


@dataclass(frozen=True, slots=True)
class PipelineTraits:
    """How to read a pipeline's documents.

    Attributes:
        is_clearnlp: Whether its dependency labels are ClearNLP's, not Universal Dependencies'.
        lemmatizer: Used in place of the pipeline's own lemmas, or None.
    """

    is_clearnlp: bool = False
    lemmatizer: EndingLemmatizer | None = None


class ParagraphBuilder:
    """Collects the tokens and names of one paragraph.

    Attributes:
        tokens: Of the pieces added so far; white space is left out.
        names: Likewise.
    """

    def __init__(self, text: str, traits: PipelineTraits) -> None:
        """Begin a paragraph of `text`, the whole original text of the document."""
        self.tokens: list[Token] = []
        self.names: list[Name] = []
        self._text = text
        self._traits = traits

    def add(self, doc: Doc, offset: int) -> None:
        """Append a piece that starts at `offset` of the text."""
        tokens = list(doc)
        arcs = [Arc(token.head.i, token.dep_, token.pos_) for token in tokens]
        arcs = to_universal(arcs) if self._traits.is_clearnlp else plain_universal(arcs)
        kept = [not token.text.isspace() for token in tokens]
        places = list(accumulate(kept, initial=len(self.tokens)))
        sentence = self.tokens[-1].sentence if self.tokens else -1
        opens = True
        for token, arc, place, is_word in zip(tokens, arcs, places[:-1], kept, strict=True):
            opens = opens or bool(token.is_sent_start)
            if is_word:
                sentence += opens
                opens = False
                head = places[arc.head] if kept[arc.head] else place
                dep = "root" if head == place else arc.dep
                start, end = self._bounds(token, offset)
                word = self._text[start:end]
                lemma = self._lemma(token, arc.pos)
                self.tokens.append(Token(word, lemma, arc.pos, start, end, head, dep, sentence))
        self._add_names(doc, places)

    def _bounds(self, token: SpacyToken, offset: int) -> tuple[int, int]:
        start = offset + token.idx
        if token.text == '"':
            return widen_mark(self._text, start, self.tokens[-1].end if self.tokens else offset)
        return start, start + len(token)

    def _lemma(self, token: SpacyToken, pos: str) -> str:
        if self._traits.lemmatizer is not None:
            return self._traits.lemmatizer.lemma(token.text, pos)
        return (token.lemma_ or token.text).lower()

    def _add_names(self, doc: Doc, places: list[int]) -> None:
        for ent in doc.ents:
            first, last = places[ent.start], places[ent.end]
            label = NAME_LABELS.get(ent.label_)
            if label and first < last:
                self.names.append(Name(first, last, label))
