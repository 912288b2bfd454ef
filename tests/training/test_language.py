from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.model.document import Document, Paragraph
from reader.model.span import Span
from reader.quotes.language import load_pipeline
from reader.training.__main__ import COMMANDS, build_parser, main
from reader.training.corpora import NamedSpan, Passage, Syntax
from reader.training.language import Recipe, TrainingData, build_pipeline, train
from reader.training.language_lemmas import learn_lemmas
from reader.training.language_saving import prune, save_pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

RECIPE = Recipe(
    epochs=20, width=32, depth=1, rows=(200, 50, 100, 100), first_batch=30, last_batch=60
)
PEOPLE = ("Vega", "Lind", "Oduya", "Marsh", "Petrov", "Quist")
PLACES = ("Portham", "Osk", "Reefton")


def sentence(person: str, place: str) -> Passage:
    words = (person, "said", "so", "in", place, ".")
    syntax = (
        Syntax(person, "PROPN", 1, "nsubj"),
        Syntax("say", "VERB", 1, "ROOT"),
        Syntax("so", "ADV", 1, "advmod"),
        Syntax("in", "ADP", 4, "case"),
        Syntax(place, "PROPN", 1, "obl"),
        Syntax(".", "PUNCT", 1, "punct"),
    )
    names = (NamedSpan(0, 1, "PERSON"), NamedSpan(4, 5, "LOC"))
    return Passage(words, (True, True, True, True, False, True), syntax, names)


DATA = TrainingData([sentence(a, b) for a in PEOPLE for b in PLACES] * 3)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return train(DATA, RECIPE, lambda _: "")


def test_pipeline_learns_grammar_and_names(nlp: Language):
    doc = nlp("Marsh said so in Osk.")
    assert [token.pos_ for token in doc][:2] == ["PROPN", "VERB"]
    assert (doc[0].dep_, doc[0].head.text) == ("nsubj", "said")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Marsh", "PERSON"), ("Osk", "LOC")]


def test_same_recipe_gives_the_same_pipeline():
    short = Recipe(epochs=2, width=16, depth=1, rows=(50, 50, 50, 50))
    first, second = (train(DATA, short, lambda _: "") for _ in range(2))
    assert first.get_pipe("tok2vec").to_bytes() == second.get_pipe("tok2vec").to_bytes()
    assert first.get_pipe("parser").to_bytes() == second.get_pipe("parser").to_bytes()


def test_training_is_watched_once_an_epoch():
    seen = []

    def watch(nlp: Language) -> str:
        seen.append(nlp.pipe_names)
        return ""

    train(DATA, Recipe(epochs=2, width=16, depth=1, rows=(50, 50, 50, 50)), watch)
    assert seen == [["tok2vec", "morphologizer", "parser", "ner"]] * 2


def test_own_layers_for_names_are_possible():
    nlp = build_pipeline(Recipe(own_name_layers=True, width=16))
    assert "Listener" not in nlp.config["components"]["ner"]["model"]["tok2vec"]["@architectures"]


def test_saved_pipeline_holds_no_words_it_has_read(nlp: Language, tmp_path: Path):
    save_pipeline(nlp, learn_lemmas(DATA.syntax), tmp_path / "english")
    strings = json.loads((tmp_path / "english/vocab/strings.json").read_text(encoding="utf-8"))
    assert not set(strings) & {*PEOPLE, *PLACES, "said"}
    everything = b"".join(p.read_bytes() for p in (tmp_path / "english").rglob("*") if p.is_file())
    assert not any(name.encode() in everything for name in (*PEOPLE, *PLACES))


def test_pruning_changes_no_answer(nlp: Language):
    text = "Quist said so in Reefton."
    before, after = nlp(text), prune(nlp)(text)
    assert [(t.dep_, t.head.i, t.pos_, t.ent_type_) for t in before] == [
        (t.dep_, t.head.i, t.pos_, t.ent_type_) for t in after
    ]


def test_saved_pipeline_is_read_by_the_app(nlp: Language, tmp_path: Path):
    save_pipeline(nlp, learn_lemmas(DATA.syntax), tmp_path / "english")
    (tmp_path / "english" / "stale").write_text("", encoding="utf-8")
    save_pipeline(nlp, learn_lemmas(DATA.syntax), tmp_path / "english")
    assert not (tmp_path / "english" / "stale").exists()
    pipeline = load_pipeline(tmp_path / "english")
    assert pipeline.name.startswith("en_english ")
    text = "Lind said so in Osk."
    (parsed,) = pipeline.parse(Document(text, (Paragraph(Span(0, len(text))),)))
    assert (parsed.tokens[1].lemma, parsed.tokens[0].dep) == ("say", "nsubj")
    assert [name.label for name in parsed.names] == ["PERSON", "LOC"]


CORPORA_BY = {
    "language": "--data",
    "language-scores": "--data",
    "accuracy": "--data",
    "all": "--data",
    "encoder": "--data",
    "confidence": "--data",
    "given-names": "--data",
    "attribution-scores": "gold ",
}
"""The argument of each command that says where its corpora are."""


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    shown = capsys.readouterr().out
    assert COMMANDS[command][1] in shown
    assert any(line.strip().startswith(CORPORA_BY[command]) for line in shown.splitlines())


def test_command_is_required():
    with pytest.raises(SystemExit) as caught:
        build_parser().parse_args([])
    assert caught.value.code == 2
