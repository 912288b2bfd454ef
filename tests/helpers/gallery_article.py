"""An article with everything that can be drawn: many voices, doubts, quotes within quotes."""

from __future__ import annotations

from reader.model.quotation import QuotationKind
from reader.model.speaker import Speaker, SpeakerKind
from tests.helpers.scripted_analyser import Says, person

QUILL = person("Nora Quill", "mayor of Marrow Bay")
KESTREL = person("Ada Kestrel", "harbour master")
BIRCH = person("Tom Birch", "baker")
OSTROVSKAYA = person(
    "Dr. Aleksandra Ostrovskaya-Pemberton",
    "professor of maritime heritage at the University of Northern Holdernesse",
)
COUNCIL = Speaker("Marrow Bay Council", SpeakerKind.ORGANIZATION)
VOICE = Speaker("Lumen Works spokesperson", SpeakerKind.UNNAMED, "Lumen Works")
TERN = person("Elias Tern", "fisherman")
VALE = person("Ruth Vale")
IBE = person("Samuel Ibe", "historian")
SEN = person("Mira Sen", "engineer")

TITLE = "The lighthouse keeps its lamp"
ARTICLE = f"""{TITLE}

The council of Marrow Bay voted on Monday to keep the old lamp in its lighthouse, after a meeting of five hours.

“The lamp has never failed us,” said Nora Quill, the mayor. “It will not fail us now, whatever it costs to keep it burning.”

Ada Kestrel, the harbour master, was with her. “I was told by my own father, ‘Never trust a light that nobody climbs up to,’ and I never have,” said Kestrel.

Tom Birch, who bakes bread below the tower, was less sure. “A lamp is a lamp,” Birch said. He called the vote “a very dear candle indeed”.

“Lenses of the first order are rarer than cathedrals,” said Dr. Aleksandra Ostrovskaya-Pemberton of the University of Northern Holdernesse.

The council said the decision was “final, and in the interest of all who put to sea”.

“We would have replaced it within a week,” a spokesperson of Lumen Works said. “The offer stands.”

“It is the only thing I look for when the weather turns,” said Elias Tern, a fisherman.

“Nobody asked the people who sleep under it,” said Ruth Vale.

“It was lit in 1871, the year the harbour burned,” said Samuel Ibe, a historian.

“The mercury bath has to go, the lamp can stay,” said Mira Sen, the engineer.

“They should have asked us first,” she added.

Somebody at the back was heard to shout “shame on all of you!” before the doors were closed.

Quill came back to it at the end. “The lamp has never failed us,” said Quill once more. The so-called “candle party” left early.
"""  # noqa: E501 - paragraphs are lines

SCRIPT = (
    Says("lamp has never failed us", QUILL, confidence=0.97),
    Says("will not fail us now", QUILL, confidence=0.97, goes_on=True),
    Says("I was told by my own", KESTREL, confidence=0.93),
    Says("Never trust a light", None, confidence=0.2),
    Says(
        "A lamp is a lamp",
        BIRCH,
        confidence=0.62,
        others=(("Ada Kestrel", 0.3), ("Nora Quill", 0.05)),
    ),
    Says("a very dear candle", BIRCH, QuotationKind.MIXED, confidence=0.7),
    Says("Lenses of the first", OSTROVSKAYA, confidence=0.96),
    Says("final, and in the", COUNCIL, QuotationKind.MIXED, confidence=0.9),
    Says("replaced it within", VOICE, confidence=0.9),
    Says("The offer stands", VOICE, confidence=0.9, goes_on=True),
    Says("only thing I look for", TERN),
    Says("Nobody asked", VALE),
    Says("lit in 1871", IBE),
    Says("mercury bath", SEN),
    Says(
        "asked us first",
        SEN,
        confidence=0.48,
        others=(("Ruth Vale", 0.31), ("Ada Kestrel", 0.11)),
    ),
    Says("candle party", None, QuotationKind.SCARE),
)

CHANGED_MIND = (
    *SCRIPT[:4],
    Says("A lamp is a lamp", KESTREL, confidence=0.88),
    Says("a very dear candle", None, confidence=0.2),
    *SCRIPT[6:-2],
    Says("asked us first", VALE, confidence=0.81, others=(("Mira Sen", 0.15),)),
    Says("shame on all", BIRCH, confidence=0.7),
    SCRIPT[-1],
)

OTHERS = {
    "fair.txt": "The fair is moved\n\n“We move it to June,” said Nora Quill. “June is dry.”\n",
    "calm.txt": "All is calm\n\n“All is calm,” said Tom Birch.\n",
    "long.txt": "A long report on the lamp\n\n"
    + "\n\n".join(
        f"Section {n} of the report says little that was not known before. “Lamp number {n} was"
        " found to be in good order, and nobody was hurt,” said Nora Quill. Others disagreed."
        for n in range(1, 400)
    ),
}
OTHER_SCRIPT = (
    Says("We move it", QUILL),
    Says("June is dry", QUILL, goes_on=True),
    Says("All is calm", BIRCH),
    Says("Lamp number", QUILL, confidence=0.9),
)
OTHER_CHANGED_MIND = (
    Says("We move it", BIRCH),
    Says("June is dry", QUILL),
    Says("All is calm", KESTREL),
    *OTHER_SCRIPT[3:],
)
