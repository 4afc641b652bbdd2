"""Print the report on the question bank: ``make bank``. Ends with an error if a measure is out of its bound."""

import sys

from hanoibook.appraisal import report
from hanoibook.words import plain_where_needed

if __name__ == "__main__":
    plain_where_needed()
    sys.exit(report.main())
