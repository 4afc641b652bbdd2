"""Printable documents for classes: question sheets, and keys for teachers. Each is one HTML file that needs no other.

``question_sheet`` and ``question_key`` take any questions of the bank; ``claim_key`` and ``concordance_key`` belong to
the two worksheets, ``plan_sheet`` is a plan on one page, ``plain_sheet`` all questions as plain text with answers,
``start_here`` is the first page of the kit.
"""

from hanoibook.papers.keys import claim_key, concordance_key
from hanoibook.papers.plain import plain_sheet
from hanoibook.papers.plan import plan_sheet
from hanoibook.papers.sheets import question_key, question_sheet
from hanoibook.papers.start import start_here

__all__ = ["claim_key", "concordance_key", "plain_sheet", "plan_sheet", "question_key", "question_sheet", "start_here"]
