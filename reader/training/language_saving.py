"""Writes a trained pipeline without the words of the texts it was trained on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from reader.quotes.language import LEMMAS

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from reader.quotes.lemmas import EndingLemmatizer

META = {
    "name": "english",
    "version": "0.1.0",
    "description": "Parts of speech, dependencies and names for finding who is quoted",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
}


def save_pipeline(nlp: Language, lemmatizer: EndingLemmatizer, folder: Path) -> None:
    """Write the pipeline and its lemma rules to `folder`, replacing what is there."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    prune(nlp).to_disk(folder)
    lemmatizer.save(folder / LEMMAS)


def prune(nlp: Language) -> Language:
    """Return the same pipeline, with the weights of the moment, without what it has read.

    While it learns, a pipeline keeps every word it has seen. The twin keeps the strings its
    components work with and no others: their labels.
    """
    import spacy

    twin = spacy.blank("en").from_config(nlp.config)
    twin.meta.update(META)
    for text in _needed_strings(nlp):
        twin.vocab.strings.add(text)
    for name in nlp.pipe_names:
        trained: Any = nlp.get_pipe(name)
        fresh: Any = twin.get_pipe(name)
        fresh.from_bytes(trained.to_bytes(exclude=["vocab"]), exclude=["vocab"])
    return twin


def _needed_strings(nlp: Language) -> list[str]:
    needed = {label for labels in nlp.pipe_labels.values() for label in map(str, labels)}
    return sorted(needed)
