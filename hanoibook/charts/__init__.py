"""Named charts. Each answers one question and carries its title, words, table and sources."""

from hanoibook.charts import assumptions as _assumptions  # noqa: F401 (defines the charts whose assumption changes)
from hanoibook.charts import attacks as _attacks  # noqa: F401 (defines the charts on attacks)
from hanoibook.charts import binding as _binding  # noqa: F401 (defines the chart on duties)
from hanoibook.charts import convention as _convention  # noqa: F401 (defines the charts on the UN Convention)
from hanoibook.charts import forecasts as _forecasts  # noqa: F401 (defines the charts on forecasts)
from hanoibook.charts import ledger as _ledger  # noqa: F401 (defines the chart on the claims)
from hanoibook.charts import losses as _losses  # noqa: F401 (defines the charts on losses)
from hanoibook.charts import members as _members  # noqa: F401 (defines the charts on who has joined and who acts)
from hanoibook.charts import record as _record  # noqa: F401 (defines the charts on types of crime and ages)
from hanoibook.charts import simulation as _simulation  # noqa: F401 (defines the chart of simulated surveys)
from hanoibook.charts import timeline as _timeline  # noqa: F401 (defines the picture of time)
from hanoibook.charts import vietnam as _vietnam  # noqa: F401 (defines the charts on Vietnam)
from hanoibook.charts.chart import PLOTLY_MIME, Assumption, Chart, Option, get, names, question

__all__ = ["PLOTLY_MIME", "Assumption", "Chart", "Option", "get", "names", "question"]
