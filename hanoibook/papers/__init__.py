"""Printable documents for classes: question sheets, and keys for teachers. Each is one HTML file that needs no other.

``question_sheet`` and ``question_key`` take any questions of the bank; ``claim_key`` and ``concordance_key`` belong to
the two worksheets, ``start_here`` is the first page of the kit.
"""

from hanoibook.papers.keys import claim_key, concordance_key
from hanoibook.papers.sheets import question_key, question_sheet
from hanoibook.papers.start import start_here

__all__ = ["claim_key", "concordance_key", "question_key", "question_sheet", "start_here"]
