"""The README of each chart lists the current values with their descriptions."""
import pytest

from support import commands, platform
from support.chart_readme import current_readme

pytestmark = pytest.mark.xdist_group("schemas")


@pytest.mark.parametrize("chart", [pytest.param(chart, id=chart.name) for chart in (commands.CHART, platform.CHART)])
def test_the_readme_lists_the_current_values(request, chart):
    current = current_readme(chart)
    if request.config.getoption("--update-readme"):
        (chart / "README.md").write_text(current)
    assert (chart / "README.md").read_text() == current, "run e2e/all test_chart_readme.py --update-readme"
