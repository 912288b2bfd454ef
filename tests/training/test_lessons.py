"""The project's own labelled articles, as they are read."""

from __future__ import annotations

import json

import pytest

from reader.training.lessons import LESSONS, read_article, read_labelled

TEXT = (
    "“We stay,” said Ada Moor. She had come by boat.\n\n"
    "“We stay,” she said once more, and “Tom called it ‘madness’ then.”\n"
)


def label(quote, mention=None, **more):
    return {"quote": quote, "kind": "speech", "speaker": "Ada Moor", "mention": mention, **more}


@pytest.fixture
def read(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return lambda *quotes, **more: read_article(path, {"quotes": list(quotes), **more})


def words(article, place):
    return article["text"][place[0] : place[1]]


def test_quotes_are_found_in_order(read):
    article = read(label("“We stay,”"), label("“We stay,”", statement=2))
    starts = [segment["start"] for segment in article["segments"]]
    assert starts == [TEXT.index("“We"), TEXT.rindex("“We")]
    assert all(words(article, (s["start"], s["end"])) == s["text"] for s in article["segments"])
    assert article["segments"][1]["statement"] == 2


def test_what_is_not_there_is_listed(read):
    article = read(label("“We go,”"), label("“We stay,”"))
    assert article["missing"] == ["“We go,”"]
    assert len(article["segments"]) == 1


@pytest.mark.parametrize(
    ("mention", "found"),
    [
        ("said [Ada Moor]", "Ada Moor"),
        ("[she] said", "she"),
        ("[Nobody] said", None),
        (None, None),
    ],
)
def test_the_bracketed_words_are_the_mention(read, mention, found):
    (segment,) = read(label("“We stay,”", mention))["segments"]
    got = segment["source"] and TEXT[segment["source"][0][0] : segment["source"][0][1]]
    assert got == found


def test_the_mention_nearest_to_the_quote_counts(read):
    nested = label("‘madness’", "[Tom] called", parent=3)
    outer = label("“Tom called it ‘madness’ then.”", "[she] said")
    article = read(outer, nested)
    assert [s["parent"] for s in article["segments"]] == [None, 3]
    assert words(article, article["segments"][1]["source"][0]) == "Tom"


def test_white_space_may_differ(read):
    (segment,) = read(label("“We\nstay,”", "said  [Ada\nMoor]"))["segments"]
    assert segment["text"] == "“We stay,”"
    assert segment["source"] is not None


def test_defaults_are_filled_in(read):
    article = read(label("“We stay,”"))
    (segment,) = article["segments"]
    assert (segment["form"], segment["label"]["aliases"]) == ("marks", [])
    assert article["locked"] is False
    assert read(locked=True)["locked"] is True


def test_a_folder_is_read_in_order_with_pages_too(tmp_path):
    (tmp_path / "b.html").write_text(
        "<html><body><article><p>“We <b>stay</b>,” said Ada.</p></article></body></html>",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for name in "ab":
        content = json.dumps({"quotes": [label("“We stay,”")]})
        (tmp_path / f"{name}.json").write_text(content, encoding="utf-8")
    articles = list(read_labelled(tmp_path))
    assert [article["name"] for article in articles] == ["a", "b"]
    assert [article["missing"] for article in articles] == [[], []]


def test_every_lesson_is_whole():
    lessons = list(read_labelled(LESSONS))
    assert len(lessons) > 90
    assert {a["name"]: a["missing"] for a in lessons if a["missing"]} == {}
