"""How long a new store takes to the first shop page with a product on it, and where the time goes.

Beside it, in turn and in the same run, the baseline: stores that start with an empty database and are installed at
their first start (baseline/kustomization.yaml).

    e2e/all test_startup_profile.py --shops 20 --at-once 5
"""
import statistics

import pytest

from support.startup_profile import PARTS, measure, report, spread

pytestmark = pytest.mark.measured


def pytest_generate_tests(metafunc):
    config = metafunc.config
    shops, at_once = config.getoption("--shops"), config.getoption("--at-once")
    if config.getoption("--long") and not shops and not at_once:
        runs = [(20, 1), (20, 5)]
    else:
        runs = [(shops or at_once or 1, at_once or 1)]
    metafunc.parametrize("shops, at_once", runs)


def test_a_prepared_store_opens_sooner_than_the_baseline(shops, at_once, namespaces):
    results, proofs = measure(shops, at_once, namespaces)
    print(f"\nfirst page: 200 with {' and '.join(sorted(proofs)) or 'nothing'} on it")
    pages = {way: report(way, times, at_once) for way, times in results.items()}
    print("\nparts of the start (prepared)")
    for part, start, end in PARTS:
        seen = [times[end] - (times[start] if start else 0) for times in results["prepared"] if end in times and (start is None or start in times)]
        if seen:
            print(f"  {part:38}{spread(seen)}")
    prepared, baseline = (statistics.median(pages[way]) for way in ("prepared", "baseline"))
    print(f"\nmedian of the first page: prepared {prepared:.0f} ms, baseline {baseline:.0f} ms, ratio {baseline / prepared:.2f}; "
          f"last: {max(pages['prepared']):.0f} ms, {max(pages['baseline']):.0f} ms")
    assert prepared < baseline
