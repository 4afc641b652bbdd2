"""From Storm to Treaty: what joins the tables, the chapters and the notebooks.

Rooms, from the bottom up: ``data`` (tables and sources), ``words`` (how values read), ``losses``
(arithmetic on loss figures), ``facts`` (named values for prose), ``charts`` (named pictures),
``exercises`` and ``explorers`` (notebooks), ``site`` (the book's own Sphinx extension),
``build`` (from this folder to a published site).
"""

__version__ = "0.1.0"
