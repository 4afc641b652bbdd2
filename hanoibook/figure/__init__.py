"""One published figure with its provenance: what facts are made of.

``figure`` reads it from a row, ``rounding`` says how far a rounded number may be off, ``scopes`` is the one gate that
figures pass before they are compared.
"""

from hanoibook.figure.figure import Figure, Row, count, from_row, readings
from hanoibook.figure.rounding import reached
from hanoibook.figure.scopes import PARTS, compare, differences

__all__ = ["PARTS", "Figure", "Row", "compare", "count", "differences", "from_row", "reached", "readings"]
