"""How fast pages are with many customers at the same time, and how much memory the pods use.

    e2e/all test_load.py --customers 20 --seconds 20
"""
import statistics
import threading
import time

import pytest
import requests

pytestmark = pytest.mark.measured


def memory(store, target):
    """Proportional set size of the container's processes, in MiB. Shared pages are counted once."""
    text = store.execute(target, "sh", "-c", "cat /proc/[0-9]*/smaps_rollup 2>/dev/null | awk '/^Pss:/ {s += $2} END {print s}'", check=False).stdout
    return int(text or 0) // 1024


def load(store, path, customers, seconds, first_path=None):
    """Requests a page by all customers for the given time, prints the figures and returns the failures."""
    times, failures, until = [], [], time.time() + seconds

    def request(session, path):
        response = store.request(path, session=session, timeout=60)
        response.raise_for_status()
        return response

    def customer():
        with requests.Session() as session:
            try:
                if first_path:
                    request(session, first_path)
                while time.time() < until:
                    started = time.time()
                    try:
                        request(session, path)
                        times.append(time.time() - started)
                    except requests.RequestException as error:
                        failures.append(str(error))
            except requests.RequestException as error:
                failures.append(f"{first_path}: {error}")

    threads = [threading.Thread(target=customer) for _ in range(customers)]
    for thread in threads:
        thread.start()
    time.sleep(seconds * 0.7)
    web, database = memory(store, store.web), memory(store, store.database)
    for thread in threads:
        thread.join()
    assert times, f"{path}: no page at all: {failures[:3]}"
    times.sort()
    print(f"{path:12} {customers} customers: {len(times) / seconds:5.1f} pages/s, median {statistics.median(times) * 1000:.0f} ms, "
          f"95 % {times[int(len(times) * .95)] * 1000:.0f} ms, failures {len(failures)}; web {web} MiB, database {database} MiB")
    return failures


def test_no_page_fails_with_many_customers_at_the_same_time(selling_store, option):
    store, customers, seconds = selling_store, option("--customers", 20, 20), option("--seconds", 3, 20)
    product = store.request("/wp-json/wc/store/v1/products?per_page=1").json()[0]["id"]
    print(f"idle: web {memory(store, store.web)} MiB, database {memory(store, store.database)} MiB")
    alone = []
    with requests.Session() as session:
        for _ in range(20):
            started = time.time()
            store.request("/shop/", session=session).raise_for_status()
            alone.append(time.time() - started)
    print(f"/shop/ with one customer: median {statistics.median(alone) * 1000:.0f} ms")
    assert load(store, "/shop/", customers, seconds) == []
    assert load(store, "/checkout/", customers, seconds, first_path=f"/?add-to-cart={product}") == []
