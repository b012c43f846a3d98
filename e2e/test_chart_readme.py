"""The chart's README lists the current values with their descriptions."""
import pytest

from support.chart_readme import README, current_readme

pytestmark = pytest.mark.xdist_group("schemas")


def test_the_readme_lists_the_current_values(request):
    current = current_readme()
    if request.config.getoption("--update-readme"):
        README.write_text(current)
    assert README.read_text() == current, "run e2e/all test_chart_readme.py --update-readme"
