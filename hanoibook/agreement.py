"""Every rule that the data must keep, at once: of each table by itself, of tables with one another, and with before."""

from __future__ import annotations

from hanoibook import claims, data, losses, measures, treaties


def check() -> None:
    """Raise :class:`hanoibook.data.DataError` at the first row that breaks a rule or changed without a reason."""
    check_rules()
    data.accepted.check()


def check_rules() -> None:
    """Raise :class:`hanoibook.data.DataError` at the first row that breaks a rule."""
    data.check_all()
    losses.check_agreement()
    measures.check_agreement()
    treaties.check_agreement()
    claims.check_agreement()
