"""Charts of the reference pages."""

from hanoibook.charts.reference import timeline

__all__ = ["timeline"]
