from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import LanguageModelMissingError
from reader.model.document import Document, Paragraph
from reader.model.span import Span
from reader.paths import resource
from reader.quotes.language import Pipeline, load_pipeline
from reader.quotes.language_text import LONGEST_PIECE

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from reader.quotes.tokens import ParsedParagraph

NEWS = [
    "Mayor Ada Vega opens the harbour bridge",
    "“The bridge will stand for a hundred years,” said Ada Vega, the mayor of Portham.",
    "“We waited long enough,” she told the Portham Gazette on Friday.",
]

INVENTED = [
    ("Ada Vega", "Marrow Bank", "Portham"),
    ("Tomas Brandt", "Calder Marine", "Reefton"),
    ("Ines Halloran", "Alder University", "Osk"),
    ("Gregor Petrov", "Harbour Trust", "Marrow Bay"),
    ("Leonie Marsh", "Brightwater Energy", "Port Ellery"),
    ("Rosa Quist", "Northfield Hospital", "Eastmere"),
    ("Henrik Lindqvist", "Tern Airlines", "Velland"),
    ("Mira Oduya", "Osprey Foundation", "North Carrow"),
    ("Oskar Renwick", "Larkfield Council", "Larnsby"),
    ("Nadia Farrow", "Ministry of Tides", "Tolveck"),
    ("Paulo Castell", "Kestrel Motors Inc.", "Quillport"),
    ("Edith Yardley", "Fenwick Institute", "Dunmarch"),
]
"""A person, an organisation and a place; none of them real, each in the form of real ones."""
TEMPLATES = [
    "“We waited long enough,” said {person}, who runs {organisation} in {place}.",
    "{person}, a spokeswoman for {organisation}, said on Friday that the plan was dead.",
    "“The bridge will stand,” {person} told reporters in {place}. “We are proud of it.”",
    "According to {organisation}, the work in {place} will take a year, {person} said.",
]


def labels_of(text: str, parsed: ParsedParagraph) -> dict[str, str]:
    """Return the label of each name found in a paragraph."""
    return {
        text[parsed.tokens[name.first].start : parsed.tokens[name.last - 1].end]: name.label
        for name in parsed.names
    }


def document_of(*paragraphs: str) -> Document:
    text = "\n".join(paragraphs)
    spans = []
    start = 0
    for paragraph in paragraphs:
        spans.append(Paragraph(Span(start, start + len(paragraph))))
        start += len(paragraph) + 1
    return Document(text, tuple(spans))


def blank_parser() -> Language:
    """Return a pipeline whose parser is untrained; quick, and it cuts and tags all the same."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("en")
    layers = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 8, "depth": 1, "embed_size": 50}
    layers |= {"pretrained_vectors": None, "window_size": 1, "maxout_pieces": 2}
    layers |= {"subword_features": True}
    model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser"}
    model |= {"extra_state_tokens": False, "hidden_width": 8, "maxout_pieces": 2}
    model |= {"use_upper": True, "tok2vec": layers}
    nlp.add_pipe("parser", config={"model": model, "min_action_freq": 1})
    doc = Doc(nlp.vocab, words=["Ada", "said"], heads=[1, 1], deps=["nsubj", "ROOT"])
    nlp.initialize(lambda: [Example(nlp.make_doc("Ada said"), doc)])
    return nlp


@pytest.fixture(scope="module")
def blank() -> Pipeline:
    return Pipeline(blank_parser())


@pytest.fixture(scope="module")
def shipped() -> Pipeline:
    return load_pipeline()


def test_importing_the_module_leaves_spacy_alone():
    code = "import sys, reader.quotes.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_missing_folder_is_named_with_the_way_out(tmp_path: Path):
    with pytest.raises(LanguageModelMissingError) as caught:
        load_pipeline(tmp_path / "nowhere")
    assert "nowhere" in str(caught.value)
    assert "leave the setting empty" in str(caught.value)


def test_missing_package_is_named():
    with pytest.raises(LanguageModelMissingError, match="xx_no_such_pipeline"):
        load_pipeline("xx_no_such_pipeline")


def test_own_pipeline_missing_asks_to_install_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("reader.quotes.language.resource", tmp_path.joinpath)
    with pytest.raises(LanguageModelMissingError, match="Install the app again"):
        load_pipeline()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "pipeline"
    blank_parser().to_disk(folder)
    return folder


def test_folder_of_another_pipeline_is_accepted(saved: Path):
    pipeline = load_pipeline(saved)
    assert pipeline.name.startswith("en_pipeline ")
    (parsed,) = pipeline.parse(document_of("Ada said"))
    assert [token.text for token in parsed.tokens] == ["Ada", "said"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("meta.json", "{"),
        ("config.cfg", "[nlp"),
        ("parser/model", "broken"),
        ("parser/moves", ""),
        ("lemmas.json", '{"VERB": 3}'),
    ],
)
def test_damaged_file_is_a_known_error(saved: Path, path: str, content: str):
    (saved / path).write_text(content, encoding="utf-8")
    with pytest.raises(LanguageModelMissingError, match="cannot be loaded"):
        load_pipeline(saved)


def test_pipeline_for_another_spacy_is_refused(saved: Path):
    import json

    meta = json.loads((saved / "meta.json").read_text(encoding="utf-8"))
    meta["spacy_version"] = ">=2.1.0,<2.2.0"
    (saved / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(LanguageModelMissingError, match="another version of spaCy"):
        load_pipeline(saved)


def test_pipeline_without_a_parser_is_refused(tmp_path: Path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(LanguageModelMissingError, match="no parser"):
        load_pipeline(tmp_path / "bare")


def test_paragraphs_come_in_order_with_their_numbers(blank: Pipeline):
    document = document_of("One day.", "", "Two days.", "Three.")
    parsed = list(blank.parse(document))
    assert [p.number for p in parsed] == [1, 2, 3, 4]
    assert [p.span for p in parsed] == [p.span for p in document.paragraphs]
    assert [len(p.tokens) for p in parsed] == [3, 0, 3, 2]


def test_parsing_can_begin_later(blank: Pipeline):
    document = document_of("One day.", "Two days.", "Three.")
    everything = list(blank.parse(document))
    assert list(blank.parse(document, first=1)) == everything[1:]
    assert list(blank.parse(document, first=3)) == []


def test_first_results_come_before_the_rest_is_parsed(
    blank: Pipeline, monkeypatch: pytest.MonkeyPatch
):
    import reader.quotes.language as module

    seen = []

    def split(text: str, span: Span) -> list[Span]:
        seen.append(span.start)
        return [span]

    monkeypatch.setattr(module, "split_paragraph", split)
    document = document_of(*["The mayor waited for hours. " * 20] * 50)
    next(blank.parse(document))
    assert 0 < len(seen) < 10


def test_two_parses_at_once_do_not_disturb_each_other(blank: Pipeline):
    document = document_of(*["The mayor waited. " * 100] * 6)
    alone = list(blank.parse(document))
    pairs = list(zip(blank.parse(document), blank.parse(document), strict=True))
    assert [first for first, _ in pairs] == alone
    assert [second for _, second in pairs] == alone


@given(
    st.lists(
        st.text(st.characters(codec=None), max_size=40)
        | st.text("“”'`. \x00\ud800a\t", max_size=9),
        max_size=4,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_parsed(blank: Pipeline, paragraphs: list[str]):
    document = document_of(*paragraphs)
    for parsed in blank.parse(document):
        end = parsed.span.start
        for index, token in enumerate(parsed.tokens):
            assert token.text == document.text[token.start : token.end]
            assert end <= token.start < token.end <= parsed.span.end
            assert 0 <= token.head < len(parsed.tokens)
            assert (token.dep == "root") == (token.head == index)
            end = token.end
        visible = "".join(parsed.span.text_of(document.text).split())
        assert "".join(token.text for token in parsed.tokens) == visible


@pytest.mark.parametrize(
    "unit",
    ["The mayor waited. ", "waiting ", "a", "(", "“", "\ud83d\ude00", "日本", "http://a.b/", "''"],
)
def test_time_stays_linear_in_one_long_paragraph(blank: Pipeline, unit: str):
    def seconds(repeats: int) -> float:
        document = document_of(unit * (repeats * LONGEST_PIECE // len(unit)))
        started = time.process_time()
        (parsed,) = blank.parse(document)
        assert parsed.tokens[-1].end == len(document.text.rstrip())
        return time.process_time() - started

    seconds(1)
    assert seconds(8) < 8 * seconds(2) + 1.0


@pytest.mark.model
@pytest.mark.parametrize("template", TEMPLATES)
def test_shipped_pipeline_finds_invented_speakers_and_the_word_that_cites_them(
    shipped: Pipeline, template: str
):
    people = subjects = verbs = 0
    for person, organisation, place in INVENTED:
        text = template.format(person=person, organisation=organisation, place=place)
        (parsed,) = shipped.parse(document_of(text))
        tokens = parsed.tokens
        cue = next(number for number, t in enumerate(tokens) if t.text in ("said", "told"))
        verbs += tokens[cue].pos == "VERB" and tokens[cue].lemma in ("say", "tell")
        subjects += any(
            t.dep == "nsubj" and t.head == cue and t.text in person.split() for t in tokens
        )
        people += labels_of(text, parsed).get(person) == "PERSON"
    assert (people, verbs) == (len(INVENTED), len(INVENTED))
    assert subjects >= len(INVENTED) - 2


@pytest.mark.model
def test_shipped_pipeline_tells_most_invented_organisations_and_places_apart(shipped: Pipeline):
    found = {"ORG": 0, "LOC": 0}
    wanted = {"ORG": 0, "LOC": 0}
    for template in TEMPLATES:
        for person, organisation, place in INVENTED:
            text = template.format(person=person, organisation=organisation, place=place)
            (parsed,) = shipped.parse(document_of(text))
            labels = labels_of(text, parsed)
            for name, label in ((organisation, "ORG"), (place, "LOC")):
                wanted[label] += name in text
                found[label] += labels.get(name) == label
    assert found["ORG"] >= 0.6 * wanted["ORG"]  # 0.75 when the pipeline was shipped
    assert found["LOC"] >= 0.6 * wanted["LOC"]  # 0.78


@pytest.mark.model
def test_marks_make_no_difference_to_the_parse(shipped: Pipeline):
    curly = "“We’re late,” Ada Vega said. “It’s the rain.”"
    straight = curly.translate(str.maketrans("“”’", '""\''))
    (first,) = shipped.parse(document_of(curly))
    (second,) = shipped.parse(document_of(straight))
    assert [(t.dep, t.head, t.pos, t.lemma) for t in first.tokens] == [
        (t.dep, t.head, t.pos, t.lemma) for t in second.tokens
    ]
    assert first.names == second.names


@pytest.mark.model
def test_shipped_pipeline_forgets_the_words_it_has_read(shipped: Pipeline):
    strings = shipped._nlp.vocab.strings
    list(shipped.parse(document_of("The frabjous mayor waited.")))
    assert "frabjous" not in strings


@pytest.mark.model
def test_shipped_strings_hold_no_training_words():
    import json

    path = resource("language", "english", "vocab", "strings.json")
    strings = set(json.loads(path.read_text(encoding="utf-8")))
    words = {"Obama", "Clinton", "Trump", "Bush", "Senate", "police", "minister", "company"}
    assert not strings & words


@pytest.mark.model
@pytest.mark.slow
def test_shipped_pipeline_reads_six_thousand_tokens_a_second(shipped: Pipeline):
    document = document_of(*NEWS * 300)
    list(shipped.parse(document_of(*NEWS)))
    started = time.process_time()
    tokens = sum(len(paragraph.tokens) for paragraph in shipped.parse(document))
    assert tokens / (time.process_time() - started) >= 6000
