"""The command, from its arguments to what it prints and returns."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from reader import cli
from reader.errors import LanguageModelMissingError
from reader.library.store import Library
from tests.helpers.scripted_analyser import Says, ScriptedAnalyser, person

ROOT = Path(__file__).resolve().parents[1]
STORY = "“We will stay 🚢,” said Ona Brek.\n\nShe called it “a long winter” on Monday.\n"
OTHER = "“Nobody asked us,” said Lia Moor.\n"
SCRIPT = [
    Says("We will stay", person("Ona Brek")),
    Says("a long winter", person("Ona Brek")),
    Says("Nobody asked", person("Lia Moor")),
]


SCRIPTED = partial(ScriptedAnalyser, SCRIPT)


class Counting:
    """A factory that counts how often the model is loaded."""

    def __init__(self):
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return ScriptedAnalyser(SCRIPT)


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def run(capfdbinary):
    def call(*arguments, factory=SCRIPTED):
        status = cli.main([str(argument) for argument in arguments], factory=factory)
        out, err = capfdbinary.readouterr()
        return status, out.decode("utf-8"), err.decode("utf-8")

    return call


def test_jsonl_has_one_object_an_article_in_the_order_given(run, story, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(OTHER, encoding="utf-8")
    status, out, err = run("quotes", other, story)
    articles = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [article["path"] for article in articles] == [str(other), str(story)]
    quote = articles[1]["quotes"][0]
    assert (
        articles[1]["text"][quote["start"] : quote["end"]] == quote["text"] == "“We will stay 🚢,”"
    )
    assert quote["speaker"] == {"name": "Ona Brek", "kind": "person", "role": None}


def test_every_slice_is_its_text(run, story):
    _, out, _ = run("quotes", story)
    article = json.loads(out)
    assert article["quotes"]
    for quote in article["quotes"]:
        assert article["text"][quote["start"] : quote["end"]] == quote["text"]


def test_the_model_is_loaded_once(run, story):
    factory = Counting()
    assert run("quotes", story, story, story, factory=factory)[0] == 0
    assert factory.calls == 1


def test_a_folder_gives_every_article_in_it(run, story):
    inner = story.parent / "more" / "deep"
    inner.mkdir(parents=True)
    (inner / "page.html").write_text(f"<html><body><p>{OTHER}</p></body></html>", encoding="utf-8")
    (inner / "picture.png").write_bytes(b"\x89PNG")
    status, out, _ = run("quotes", story.parent)
    paths = {Path(json.loads(line)["path"]).name for line in out.splitlines()}
    assert (status, paths) == (0, {"story.txt", "page.html"})


def test_csv_to_a_file_opens_in_spreadsheets(run, story, tmp_path):
    sheet = tmp_path / "sheet.csv"
    assert run("quotes", "--format", "csv", "-o", sheet, story) == (0, "", "")
    data = sheet.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["speaker"] for row in rows] == ["Ona Brek", "Ona Brek"]


def test_markdown_to_standard_output(run, story):
    status, out, _ = run("quotes", "--format", "md", story)
    assert status == 0
    assert "**Ona Brek**" in out


def test_the_library_keeps_the_article_with_its_analysis(run, story, tmp_path):
    library = tmp_path / "kept.sqlite3"
    assert run("quotes", "--library", library, story)[0] == 0
    with Library.open(library) as saved:
        (summary,) = saved.articles()
        assert saved.article(summary.identifier).analysis.speakers[0].name == "Ona Brek"
    status, out, _ = run("export", "--library", library)
    assert status == 0
    assert json.loads(out)["quotes"][0]["text"] == "“We will stay 🚢,”"


def test_export_writes_what_quotes_wrote(run, story, tmp_path):
    library = tmp_path / "kept.sqlite3"
    first = run("quotes", "--library", library, "--format", "md", story)[1]
    assert run("export", "--library", library, "--format", "md")[1] == first


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.txt", None, "no file"),
        ("empty.txt", b"  \n ", "no text"),
        ("binary.txt", b"MZ\x00\x01\x02" * 40, "binary"),
        ("paper.pdf", b"%PDF-1.7 \x00", "PDF"),
    ],
)
def test_a_bad_article_is_one_line_and_the_others_are_written(run, story, name, content, said):
    bad = story.parent / name
    if content is not None:
        bad.write_bytes(content)
    status, out, err = run("quotes", bad, story)
    assert status == 1
    assert [json.loads(line)["path"] for line in out.splitlines()] == [str(story)]
    assert err.startswith(f"{bad}: ")
    assert err.count("\n") == 1
    assert said in err


def test_another_encoding_is_read(run, story):
    story.write_bytes("“We will stay,” said Ona Brek.".encode("cp1252"))
    status, out, _ = run("quotes", story)
    assert status == 0
    assert json.loads(out)["quotes"][0]["text"] == "“We will stay,”"


def test_an_article_without_quotes_is_no_failure(run, story):
    story.write_text("Nothing was said.", encoding="utf-8")
    status, out, err = run("quotes", story)
    assert (status, err) == (0, "")
    assert json.loads(out)["quotes"] == []


def test_a_folder_without_articles(run, tmp_path):
    status, _, err = run("quotes", tmp_path)
    assert status == 1
    assert "no article in this folder" in err


def test_an_address_is_refused_with_the_way_out(run):
    status, _, err = run("quotes", "https://example.org/a")
    assert status == 1
    assert "Save the page" in err


def test_an_output_that_cannot_be_written(run, story, tmp_path):
    status, out, err = run("quotes", "-o", tmp_path / "no" / "sheet.jsonl", story)
    assert (status, out) == (1, "")
    assert "no folder" in err


def test_no_sheet_takes_the_place_of_what_it_is_made_of(run, story, tmp_path):
    library = tmp_path / "kept.sqlite3"
    assert run("quotes", "--library", library, "-o", tmp_path / "sheet.jsonl", story)[0] == 0
    before = library.read_bytes()
    link = tmp_path / "link.txt"
    link.symlink_to(story)
    for arguments in (
        ("quotes", "-o", story, story),
        ("quotes", "-o", link, tmp_path),
        ("quotes", "-o", library, "--library", library, story),
        ("export", "-o", library, "--library", library),
    ):
        status, out, err = run(*arguments, "--format", "md")
        assert (status, out) == (1, "")
        assert "would be overwritten. Choose another name" in err
    assert story.read_text(encoding="utf-8") == STORY
    assert library.read_bytes() == before


def test_a_failed_call_leaves_an_older_sheet_alone(run, story, tmp_path):
    sheet = tmp_path / "sheet.jsonl"
    sheet.write_text("older", encoding="utf-8")

    def missing():
        raise LanguageModelMissingError("The model is missing. Install the app again.")

    status, _, err = run("quotes", "-o", sheet, story, factory=missing)
    assert status == 1
    assert "Install the app again" in err
    assert err.count("\n") == 1
    assert sheet.read_text(encoding="utf-8") == "older"


def test_a_corrupt_library_is_named_and_left_alone(run, story, tmp_path):
    library = tmp_path / "kept.sqlite3"
    library.write_bytes(b"no database at all " * 100)
    status, out, err = run("quotes", "--library", library, story)
    assert (status, out) == (1, "")
    assert err.startswith(f"{library}: ")
    assert library.read_bytes() == b"no database at all " * 100


def test_export_of_a_library_that_is_not_there(run, tmp_path):
    status, _, err = run("export", "--library", tmp_path / "none.sqlite3")
    assert status == 1
    assert "no such library" in err
    assert not (tmp_path / "none.sqlite3").exists()


@pytest.mark.parametrize(
    "arguments", [["quotes"], ["quotes", "--format", "odt", "a"], ["export"]], ids=str
)
def test_wrong_usage_ends_with_two(arguments):
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2


def command(*arguments, **options):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=100,
        check=False,
        **options,
    )


@pytest.mark.model
def test_the_real_command_reads_standard_input_whatever_the_locale():
    done = command("quotes", "-", input=STORY.encode("utf-8"))
    assert (done.returncode, done.stderr) == (0, b"")
    article = json.loads(done.stdout.decode("utf-8"))
    assert article["quotes"][0]["speaker"]["name"] == "Ona Brek"


def test_the_command_never_imports_qt(story):
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from functools import partial\n"
        "from tests.helpers.scripted_analyser import ScriptedAnalyser\n"
        "from reader.cli import main\n"
        f"sys.exit(main(['quotes', {str(story)!r}], factory=partial(ScriptedAnalyser, [])))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_version_needs_neither_window_nor_model():
    assert command("--version").stdout.startswith(b"Quote Reader ")


def test_a_reader_that_has_seen_enough_is_no_error(story):
    code = (
        "import sys\nfrom functools import partial\n"
        "from tests.helpers.scripted_analyser import ScriptedAnalyser\n"
        "from reader.cli import main\n"
        f"sys.exit(main(['quotes', *[{str(story)!r}] * 3000], "
        "factory=partial(ScriptedAnalyser, [])))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        child.stdout.close()
        said = child.stderr.read()
    assert child.returncode == cli.PIPE_CLOSED
    assert said == b""
