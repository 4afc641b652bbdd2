"""From Storm to Treaty: what joins the tables, the chapters and the notebooks.

Rooms, from the bottom up: ``data`` (tables and sources), ``words`` (how values read), ``figure`` (one published
figure), ``losses``, ``treaties``, ``claims`` and ``vietnam`` (questions to the tables), ``codebook`` (what the
tables hold), ``agreement`` (every rule at once), ``facts`` (named values for prose), ``charts`` (named pictures),
``releases`` (what the facts were in each release), ``exercises`` and ``explorers`` (notebooks), ``site`` (the
book's own Sphinx extension), ``build`` (from this folder to a published site), ``contribute`` (adding rows, and what
follows from them).
"""
