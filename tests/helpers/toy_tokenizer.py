"""A word piece tokenizer of a few words, with the special pieces where BERT has them."""

from __future__ import annotations

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

OPENER, SEPARATOR = 101, 102
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORDS = [*_LETTERS, *".,:;!?-\"'", "said", "we", "will", "stay", "ada"]


def make_tokenizer() -> Tokenizer:
    """Return a tokenizer that spells every word it does not know."""
    pieces = ["[UNK]", *_WORDS, *(f"##{letter}" for letter in _LETTERS)]
    pieces += [f"[unused{n}]" for n in range(OPENER - len(pieces))]
    pieces += ["[CLS]", "[SEP]"]
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made
