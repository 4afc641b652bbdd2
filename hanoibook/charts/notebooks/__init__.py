"""Charts that only notebooks show."""

from hanoibook.charts.notebooks import loss_data, survey_trap

__all__ = ["loss_data", "survey_trap"]
