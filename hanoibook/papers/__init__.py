"""Printable documents for classes: question sheets, and keys for teachers. Each is one HTML file that needs no other.

``question_sheet`` and ``question_key`` take any questions of the bank; ``claim_key`` and ``concordance_key`` belong to
the two worksheets.
"""

from hanoibook.papers.keys import claim_key, concordance_key
from hanoibook.papers.sheets import question_key, question_sheet

__all__ = ["claim_key", "concordance_key", "question_key", "question_sheet"]
