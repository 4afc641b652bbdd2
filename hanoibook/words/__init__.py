"""How values, dates and sentences read. Whoever shows text to a reader takes it from here."""

from hanoibook.words.dates import as_read, day
from hanoibook.words.folding import fold, holds, nearest, order, plain
from hanoibook.words.interface import known, pattern, say
from hanoibook.words.numbers import (
    CURRENCIES,
    Money,
    money,
    percent,
    show,
    show_within,
    significant,
    split_money,
    whole,
)
from hanoibook.words.terminal import plain_where_needed
from hanoibook.words.text import N_, Text, TextError, _, listing, ngettext, placeholders

GAP = "\u00a0"

__all__ = [
    "CURRENCIES",
    "GAP",
    "N_",
    "Money",
    "Text",
    "TextError",
    "_",
    "as_read",
    "day",
    "fold",
    "holds",
    "known",
    "listing",
    "money",
    "nearest",
    "ngettext",
    "order",
    "pattern",
    "percent",
    "placeholders",
    "plain",
    "plain_where_needed",
    "say",
    "show",
    "show_within",
    "significant",
    "split_money",
    "whole",
]
