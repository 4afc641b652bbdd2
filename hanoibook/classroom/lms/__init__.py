"""The question bank for a school's own system: packages in both forms of QTI, and tables for quiz shows.

``items`` brings every kind of question into one form, ``sheets`` puts them together to tests, ``qti12`` and ``qti21``
write packages, ``shows`` writes tables. What a format cannot hold is left out and named, with the reason.
"""

from hanoibook.classroom.lms.items import Answer, Item, LeftOut, item
from hanoibook.classroom.lms.qti12 import qti12
from hanoibook.classroom.lms.qti21 import qti21
from hanoibook.classroom.lms.sheets import Sheet, sheets
from hanoibook.classroom.lms.shows import SHOWS, Show, show_csv

__all__ = ["SHOWS", "Answer", "Item", "LeftOut", "Sheet", "Show", "item", "qti12", "qti21", "sheets", "show_csv"]
