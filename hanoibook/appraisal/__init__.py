"""How well the question bank asks: what its form gives away, and what its keys rest on. ``make bank`` prints it.

``form`` reads an option as somebody does who knows nothing, ``guessing`` learns from that what it can, ``content``
looks at what keys rest on and what is told too early, ``measures`` sets a bound for each and ``report`` prints them.
"""

from hanoibook.appraisal.measures import Measure, measures

__all__ = ["Measure", "measures"]
