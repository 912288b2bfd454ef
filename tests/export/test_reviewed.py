"""What people decided, in the sheets."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from reader.export.formats import FORMATS, Exported
from reader.model.decision import (
    Accepted,
    Flagged,
    NoteSet,
    QuotationAdded,
    Rejected,
    SpeakerEdited,
    SpeakerField,
    SpeakerSet,
    TagsChanged,
    Verified,
)
from reader.model.quotation import QuotationForm, Verification, VerificationStatus
from reader.review.revision import Findings, Revised, revise
from reader.review.text_history import TextHistory
from tests.helpers.decisions import (
    FALK,
    NEWCOMER,
    record,
    targets,
    tower,
    tower_analysis,
    tower_quotations,
)


def after(*decisions) -> Revised:
    return revise(TextHistory(tower()), Findings(tower_quotations()), record(*decisions))


def written(result: Revised, name: str) -> str:
    stream = io.StringIO()
    analysis = replace(tower_analysis(), quotations=result.quotations)
    FORMATS[name].write([Exported("tower.txt", result.document, analysis)], stream)
    return stream.getvalue()


def rows(result: Revised) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(result, "csv"))))


def test_columns_of_the_review():
    start = after()
    check = Verification(VerificationStatus.YES, "=tape, 12:40", "2026-03-04", "Ada")
    first = targets(start, "clock has")
    result = after(
        Verified(first, check),
        NoteSet(first, "Ask\nagain"),
        TagsChanged(first, ("tower", "to quote")),
        SpeakerSet(targets(start, "spring does"), NEWCOMER),
        Accepted(targets(start, "I wind")),
    )
    by_quote = {row["quote"]: row for row in rows(result)}
    checked = by_quote["The clock has stopped. Nobody wound it."]
    names = ("note", "tags", "verified", "verified_against", "verified_on", "verified_by")
    assert {name: checked[name] for name in names} == {
        "note": "Ask\nagain",
        "tags": "tower; to quote",
        "verified": "yes",
        "verified_against": "'=tape, 12:40",
        "verified_on": "2026-03-04",
        "verified_by": "Ada",
    }
    assert [row["review_status"] for row in rows(result)] == [
        "accepted",
        "accepted",
        "unreviewed",
        "corrected",
        "unreviewed",
    ]
    assert by_quote["A spring does not break by itself"]["speaker"] == NEWCOMER.name
    assert by_quote["It is the spring."]["verified"] == ""
    reviewers = [row["reviewer"] for row in rows(result)]
    assert reviewers == ["Ada", "Ada", "", "Ada", ""]
    assert checked["speaker_role"] == "the town’s engineer"
    assert by_quote["It is the spring."]["speaker_role"] == ""


def test_words_that_name_somebody_else_are_not_given_to_who_was_set():
    start = after()
    by_quote = {row["quote"]: row for row in rows(start)}
    assert by_quote["A spring does not break by itself"]["speaker_as_written"]
    result = after(SpeakerSet(targets(start, "spring does"), NEWCOMER))
    by_quote = {row["quote"]: row for row in rows(result)}
    assert by_quote["A spring does not break by itself"]["speaker_as_written"] == ""
    assert by_quote["It is the spring."]["speaker_as_written"]


def test_what_led_the_analysis_to_somebody_else_is_no_reason_for_who_was_set():
    start = after()
    words = "The clock has stopped"
    before = rows(start)[0]
    assert (before["cue"], before["confidence"]) == ("said", "0.97")
    result = after(SpeakerSet(targets(start, "clock has"), NEWCOMER))
    row = rows(result)[0]
    assert (row["cue"], row["confidence"], row["review_status"]) == ("", "", "corrected")
    quotes = json.loads(written(result, "jsonl"))["quotes"]
    (quote,) = [quote for quote in quotes if words in quote["text"]]
    assert (quote["cue"], quote["mention"], quote["evidence"]) == (None, None, [])
    assert quote["speaker"]["name"] == NEWCOMER.name
    assert (quote["review"]["state"], quote["review"]["by"]) == ("corrected", "Ada")
    (line,) = [line for line in written(result, "md").splitlines() if NEWCOMER.name in line]
    assert "said" not in line


def test_confidence_is_that_of_the_analysis_where_it_named_the_same():
    start = after()
    accepted = after(Accepted(targets(start, "spring does")))
    row = {row["quote"]: row for row in rows(accepted)}["A spring does not break by itself"]
    assert row["confidence"] == "0.60"
    named = after(SpeakerSet(targets(start, "no comment"), NEWCOMER))
    row = next(row for row in rows(named) if row["speaker"] == NEWCOMER.name)
    assert row["confidence"] == ""


def test_a_quote_that_was_added_again_has_no_reason_of_the_analysis():
    start = after()
    both = targets(start, "clock has")
    again = QuotationAdded(both[0].anchor, NEWCOMER, QuotationForm.MARKS)
    result = after(Rejected(both), again)
    row = next(row for row in rows(result) if row["speaker"] == NEWCOMER.name)
    assert (row["cue"], row["confidence"], row["speaker_as_written"]) == ("", "", "")
    assert row["review_status"] == "added"


def test_json_lines_have_all_that_people_said():
    start = after()
    first, other = targets(start, "clock has"), targets(start, "I wind")
    check = Verification(VerificationStatus.YES, "tape, 12:40", "2026-03-04", "Bo")
    result = after(
        Verified(first, check),
        NoteSet(first, "Ask\nagain"),
        TagsChanged(first, ("tower", "to quote")),
        Flagged(other, is_flagged=True),
        Verified(other, Verification(VerificationStatus.NO)),
    )
    quotes = json.loads(written(result, "jsonl"))["quotes"]
    assert quotes[0]["review"] == quotes[1]["review"]
    assert quotes[0]["review"] == {
        "state": "accepted",
        "by": "Ada",
        "on": "2026-03-01",
        "flagged": False,
        "note": "Ask\nagain",
        "tags": ["tower", "to quote"],
        "verification": {
            "status": "yes", "against": "tape, 12:40", "on": "2026-03-04", "by": "Bo",
            "outdated": False,
        },
    }  # fmt: skip
    assert quotes[2]["review"] == {
        "state": "unreviewed",
        "by": None,
        "on": None,
        "flagged": True,
        "note": None,
        "tags": [],
        "verification": {
            "status": "no",
            "against": None,
            "on": None,
            "by": None,
            "outdated": False,
        },
    }
    assert not any("review" in quote for quote in quotes[3:])


def test_json_lines_say_nothing_of_a_review_where_there_was_none():
    quotes = json.loads(written(after(), "jsonl"))["quotes"]
    assert not any("review" in quote for quote in quotes)


def test_rejected_is_left_out():
    result = after(Rejected(targets(after(), "no comment")))
    assert len(rows(result)) == len(rows(after())) - 1
    assert "comment" not in written(result, "md")
    assert len(json.loads(written(result, "jsonl"))["quotes"]) == 6


def test_markdown_says_who_reviewed():
    result = after(Accepted(targets(after(), "I wind")))
    lines = [line for line in written(result, "md").splitlines() if line.startswith("> — ")]
    assert lines[1].endswith("accepted by Ada")
    assert "confidence 0.97" in lines[0]


def test_markdown_has_what_was_checked_noted_and_tagged():
    start = after()
    first, other = targets(start, "clock has"), targets(start, "I wind")
    check = Verification(VerificationStatus.YES, "my *notes*", "2026-05-03", "Ada")
    result = after(
        Verified(first, check),
        NoteSet(first, "Ask\nagain"),
        TagsChanged(first, ("tower", "to quote")),
        Verified(other, Verification(VerificationStatus.NO)),
    )
    lines = written(result, "md").splitlines()
    places = [number for number, line in enumerate(lines) if line.startswith("> — ")]
    assert lines[places[0] + 1] == ">"
    assert lines[places[0] + 2] == (
        r"> Checked and right, against my \*notes\* (Ada, 3 May 2026)"
        " · Note: Ask again · Tags: tower, to quote"
    )
    assert lines[places[1] + 2] == "> Checked and wrong"
    assert lines[places[2] + 1] == ""


def test_json_lines_have_the_same_fields_as_before():
    coloured = after(SpeakerEdited(FALK, SpeakerField.COLOUR, "#aa0000"))
    for result in (after(), coloured):
        (line,) = written(result, "jsonl").splitlines()
        article = json.loads(line)
        assert set(article["quotes"][0]) == {
            "start", "end", "text", "kind", "form", "parent", "statement", "speaker", "mention",
            "cue", "confidence", "state", "runners_up", "evidence", "paragraph",
        }  # fmt: skip
        assert set(article["speakers"][0]) == {"name", "kind", "role", "aliases"}


def test_a_check_of_words_that_were_changed_since_is_outdated():
    check = Verification(VerificationStatus.YES, "tape", "2026-05-03", "Ada")
    given = after(Verified(targets(after(), "clock has"), check))
    changed = (replace(q, review=replace(q.review, is_outdated=True)) for q in given.quotations)
    result = replace(given, quotations=tuple(changed))
    assert rows(result)[0]["verified"] == "outdated"
    (line,) = written(result, "jsonl").splitlines()
    assert json.loads(line)["quotes"][0]["review"]["verification"]["outdated"] is True
    assert "> Checked and right before the words were changed, against tape" in written(
        result, "md"
    )
