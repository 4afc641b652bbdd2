"""Named charts. Each answers one question and carries its title, words, table and sources."""

from hanoibook.charts import forecasts as _forecasts  # noqa: F401 (defines the charts on forecasts)
from hanoibook.charts import losses as _losses  # noqa: F401 (defines the charts on losses)
from hanoibook.charts.chart import PLOTLY_MIME, Chart, get, names, question

__all__ = ["PLOTLY_MIME", "Chart", "get", "names", "question"]
