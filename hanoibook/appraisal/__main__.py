"""Print the report on the question bank: ``make bank``. Ends with an error if a measure is out of its bound."""

import sys

from hanoibook.appraisal import report

if __name__ == "__main__":
    sys.exit(report.main())
