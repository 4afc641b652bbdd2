"""From Storm to Treaty: what joins the tables, the chapters and the notebooks.

Rooms, from the bottom up: ``data`` (tables and sources), ``words`` (how values read), ``figure`` (one published
figure), ``losses``, ``treaties``, ``claims`` and ``vietnam`` (questions to the tables), ``codebook`` (what the
tables hold), ``facts`` (named values for prose), ``charts`` (named pictures), ``exercises`` and ``explorers``
(notebooks), ``site`` (the book's own Sphinx extension), ``build`` (from this folder to a published site).
"""

__version__ = "0.1.0"
