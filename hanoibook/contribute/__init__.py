"""Adding and correcting rows by answering questions, and what on the site follows from it.

``command`` leads through a change, ``asking`` puts the questions, ``accepting`` asks why cells changed, ``rows`` and
``registry`` write tables and sources without touching anything else, ``draft`` is the copy of the data in which a
change is tried, ``state`` says what the data lead to, ``effects`` compares two states, ``revisions`` does so for two
points in the history of the project.
"""
