"""Loads the English language pipeline and turns its documents into plain parsed paragraphs."""

from __future__ import annotations

import warnings
from importlib.metadata import version
from typing import TYPE_CHECKING

from reader.errors import LanguageModelMissingError
from reader.paths import resource
from reader.quotes.label_schemes import is_clearnlp
from reader.quotes.language_text import plain, split_paragraph
from reader.quotes.lemmas import EndingLemmatizer
from reader.quotes.paragraph_builder import ParagraphBuilder, PipelineTraits
from reader.quotes.tokens import ParsedParagraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language

    from reader.model.document import Document
    from reader.model.span import Span

LEMMAS = "lemmas.json"
_GLUED_MARK = r"""(?<=\w)[,.!?]?"(?=\w)"""
_OTHER_VERSION = ("[W094]", "[W095]")
_PIECES_AT_ONCE = 32  # 64 are no faster and take twice the memory
_FIRST_BATCH = 3000  # characters: a few paragraphs, so that the first results come soon
_LARGEST_BATCH = 60_000


def load_pipeline(path: Path | str | None = None) -> Pipeline:
    """Load a language pipeline; slow, for it imports spaCy.

    Args:
        path: Folder or package name of an English spaCy pipeline with a parser, or None for the
            one that comes with the app.

    Raises:
        LanguageModelMissingError: It is not there, damaged, made for another version of spaCy,
            or does not parse.
    """
    place = resource("language", "english") if path is None else path
    own = path is None
    nlp = _load(place, own=own)
    if "parser" not in nlp.pipe_names:
        raise LanguageModelMissingError(
            f"The language pipeline {str(place)!r} has no parser, and quotations cannot be"
            f" attributed without one. {_way_out(own=own)}"
        )
    folder = getattr(nlp, "path", None)
    lemmas = folder / LEMMAS if folder else None
    try:
        lemmatizer = EndingLemmatizer.load(lemmas) if lemmas and lemmas.is_file() else None
    except (OSError, ValueError) as error:
        raise _unusable(place, str(error), own=own) from error
    _split_at_marks(nlp)
    return Pipeline(nlp, lemmatizer)


def _split_at_marks(nlp: Language) -> None:
    """Let the tokenizer split where a quotation mark lacks its space: ``crowds,"Ada``."""
    import spacy

    infixes = [*(nlp.Defaults.infixes or ()), _GLUED_MARK]
    finder = spacy.util.compile_infix_regex(infixes).finditer
    setattr(nlp.tokenizer, "infix_finditer", finder)  # noqa: B010 - its type is wider


def _load(place: Path | str, *, own: bool) -> Language:
    import spacy

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            nlp = spacy.load(place)
        except Exception as error:  # damaged files raise whatever trips over them
            raise _unusable(place, str(error) or type(error).__name__, own=own) from error
    # spaCy loads what was made for another version, warns, and gives wrong answers.
    if any(str(warning.message).startswith(_OTHER_VERSION) for warning in caught):
        reason = f"it was made for another version of spaCy than {version('spacy')}"
        raise _unusable(place, reason, own=own)
    return nlp


def _unusable(place: Path | str, reason: str, *, own: bool) -> LanguageModelMissingError:
    reason = " ".join(reason.split())[:300].rstrip(".")
    return LanguageModelMissingError(
        f"The language pipeline {str(place)!r} cannot be loaded: {reason}. {_way_out(own=own)}"
    )


def _way_out(*, own: bool) -> str:
    if own:
        return "Install the app again: the pipeline comes with it."
    return "Name another English spaCy pipeline, or leave the setting empty for the app's own."


class Pipeline:
    """A loaded language pipeline.

    Attributes:
        name: Name and version of the pipeline, as kept with analyses.
    """

    def __init__(self, nlp: Language, lemmatizer: EndingLemmatizer | None = None) -> None:
        """Take over a spaCy pipeline with a parser.

        Args:
            nlp: Of any label scheme that `reader.quotes.label_schemes` knows.
            lemmatizer: Used in place of the pipeline's own lemmas.
        """
        self._nlp = nlp
        self._traits = PipelineTraits(is_clearnlp(nlp.pipe_labels.get("parser", ())), lemmatizer)
        meta = nlp.meta
        self.name = f"{meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, document: Document, *, first: int = 0) -> Iterator[ParsedParagraph]:
        """Parse the paragraphs in text order.

        Args:
            document: Any text; no text is an error.
            first: Index of the paragraph to begin with.

        Yields:
            One value a paragraph. The first few come soon, later ones in larger batches.
        """
        batch: list[tuple[int, list[Span]]] = []
        waiting, limit = 0, _FIRST_BATCH
        for index in range(first, len(document.paragraphs)):
            pieces = split_paragraph(document.text, document.paragraphs[index].span)
            batch.append((index + 1, pieces))
            waiting += len(document.paragraphs[index].span)
            if waiting >= limit:
                yield from self._parse_batch(document, batch)
                batch, waiting, limit = [], 0, min(2 * limit, _LARGEST_BATCH)
        yield from self._parse_batch(document, batch)

    def _parse_batch(
        self, document: Document, batch: Sequence[tuple[int, list[Span]]]
    ) -> list[ParsedParagraph]:
        texts = [plain(piece.text_of(document.text)) for _, pieces in batch for piece in pieces]
        # In a memory zone spaCy forgets the words of one batch before the next one.
        with self._nlp.memory_zone():
            docs = self._nlp.pipe(texts, batch_size=_PIECES_AT_ONCE)
            parsed = []
            for number, pieces in batch:
                builder = ParagraphBuilder(document.text, self._traits)
                for piece in pieces:
                    builder.add(next(docs), piece.start)
                span = document.paragraphs[number - 1].span
                parsed.append(
                    ParsedParagraph(number, span, tuple(builder.tokens), tuple(builder.names))
                )
        return parsed
