"""What the encoder learns from, pass by pass, and every number of its training."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.training.corpora_names import read_crossner, read_gum_names, read_uner
from reader.training.encoder_data import from_passages, make_lesson
from reader.training.encoder_links import read_gum_links
from reader.training.encoder_rows import cut_rows
from reader.training.encoder_variety import add_marks, read_works, rename

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.quotes.pieces import PieceReader
    from reader.training.encoder_data import Lesson, Source
    from reader.training.encoder_rows import Row

_SYLLABLES = (
    "ka", "ri", "no", "ve", "ta", "lo", "mer", "den", "hal", "str", "or", "ban", "wick", "er",
    "son", "shi", "mu", "ga", "le", "pra", "vin", "to", "ber", "gar", "ni", "el", "fo", "zu",
    "ma", "che", "ly", "ster", "dra", "mo", "us", "ham", "in", "ski", "ez", "ford", "berg",
    "field", "ton", "ley", "well", "ova", "idis", "opo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every number of the training."""

    epochs: int = 16
    rows_per_batch: int = 16
    rate: float = 2e-4
    heads_rate: float = 1e-3
    warm_up: float = 0.1
    decay: float = 0.01
    dropout: float = 0.1
    renamed: float = 0.5
    quoted: float = 0.25
    so_called: float = 0.6
    tag_weight: float = 0.3
    kind_weight: float = 0.3
    seed: int = 11


@dataclass(slots=True)
class Course:
    """What is learned from: news (renamed anew for each pass) and the rest."""

    news: list[Source]
    others: list[Lesson]
    pool: list[str]


def read_course(data: Path, reader: PieceReader, news: Sequence[Source]) -> Course:
    """Read the corpora of names and links beside the news."""
    ner, ud = data / "ner", data / "ud"
    passages = [
        *(
            p
            for t in ("science", "literature", "music", "ai", "politics")
            for p in read_crossner(ner / f"crossner-{t}.iob2.gz")
        ),
        *read_uner(ner / "uner-ewt-dev.iob2.gz", ud / "ewt-dev.conllu.gz"),
        *read_gum_names(ud / "gum-train.conllu.gz"),
    ]
    links = read_gum_links(ud / "gum-train.conllu.gz")
    works = [w for t in ("music", "literature") for w in read_works(ner / f"crossner-{t}.iob2.gz")]
    others = [make_lesson(s, reader) for s in (*from_passages(passages), *links, *links, *works)]
    surnames = {
        p.words[n.last - 1]
        for p in passages
        for n in p.names or ()
        if n.label == "PERSON" and n.last - n.first > 1
    }
    pool = sorted(w for w in surnames if w.isalpha() and len(w) > 2 and w[0].isupper())
    return Course(list(news), [o for o in others if o is not None], pool)


def invent(pool: Sequence[str], chance: random.Random) -> list[str]:
    """Return surnames from the corpora and as many made of syllables."""
    made = {
        "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3)))).capitalize()
        for _ in range(len(pool))
    }
    return [*pool, *sorted(made)]


def rows_of_pass(course: Course, reader: PieceReader, recipe: Recipe, number: int) -> list[Row]:
    """Return the shuffled rows of one pass over the course."""
    chance = random.Random(1000 * recipe.seed + number)
    pool = invent(course.pool, chance)
    rows: list[Row] = []
    for source in course.news:
        varied = add_marks(source, chance, quoted=recipe.quoted, so_called=recipe.so_called)
        renamed = rename(varied, pool, chance, recipe.renamed)
        for nested in (False, True):
            lesson = make_lesson(renamed, reader, nested=nested)
            if lesson is not None and (lesson.questions or not nested):
                rows += cut_rows(lesson, chance)
    for lesson in course.others:
        rows += cut_rows(lesson, chance)
    chance.shuffle(rows)
    return rows
