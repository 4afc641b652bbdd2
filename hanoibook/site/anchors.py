"""The anchor of each row on the page of its table."""

from __future__ import annotations

import re

from hanoibook import data


def anchors(name: str) -> list[str]:
    """Return the anchor of each row of a table.

    >>> anchors("ic3_annual")[-1]
    'row-2025-2025'
    """
    key = data.table_info(name)["schema"]["primaryKey"]
    rows = data.load(name).to_dict(orient="records")
    return [anchor("-".join(str(row[part]) for part in key)) for row in rows]


def anchor(row: str) -> str:
    """Return the anchor of a row from its key.

    >>> anchor("2025-2025-Business Email Compromise (BEC)")
    'row-2025-2025-Business-Email-Compromise-BEC'
    """
    return "row-" + re.sub(r"[^A-Za-z0-9_.]+", "-", row).strip("-")
