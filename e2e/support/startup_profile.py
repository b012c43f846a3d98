"""Measures the start of stores. Times are milliseconds since `helm install` was called.

Steps inside containers are taken from the containers' own log lines.
"""
import os
import re
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path

import requests

from support.commands import CHART, create_namespace, delete_namespace, kubectl
from support.store import IMAGE_TAG, Store

E2E = Path(__file__).resolve().parents[1]
BUILDER = E2E.parent / "images" / "store" / "builder"
# Text that only the page of the store contains, for the image with and without WooCommerce.
PROOF = {"a product": "Stoneware mug", "the page of a plain WordPress": "plain WordPress"}
STEPS = ["helm returned", "web scheduled", "database scheduled", "web server up", "data unpacked", "MariaDB started", "database ready",
         "shop ready", "first page made", "pod seen ready", "first customer's page"]
# Consecutive parts of the start: from one step to another.
PARTS = [("calls of helm, scheduling, volumes", None, "web scheduled"),
         ("containers start", "web scheduled", "web server up"),
         ("database: data and start", "web server up", "database ready"),
         ("set-up and first page", "database ready", "pod seen ready"),
         ("route at the ingress, customer's page", "pod seen ready", "first customer's page")]
# One line per change of a pod: complete objects would cost CPU time that the starting stores need.
CHANGE = r'custom-columns=C:.metadata.labels.app\.kubernetes\.io/component,T:.status.conditions[?(@.status=="True")].type'


def prepared(store):
    """The chart as it is. Without Helm's download and parsing of the whole API description, as the baseline."""
    return ["helm", "install", "store", CHART, "--disable-openapi-validation", "-n", store.namespace, *store.values()], None


def baseline(store):
    """The chart's objects, changed so that everything is installed at the first start."""
    folder = Path(tempfile.mkdtemp())
    for script in BUILDER.glob("*.php"):
        shutil.copy(script, folder)
    text = (E2E / "baseline" / "kustomization.yaml").read_text()
    for placeholder, value in {"WEB_IMAGE": f"urumi.local/store-web:{IMAGE_TAG}", "STORE_URL_VALUE": store.url, "STORE_HOST_VALUE": store.host}.items():
        text = text.replace(placeholder, value)
    (folder / "kustomization.yaml").write_text(text)
    script = 'helm template store "$0" "$@" --no-hooks >rendered.yaml && kubectl kustomize . | kubectl -n "$NAMESPACE" apply --validate=false -f -'
    return ["bash", "-euo", "pipefail", "-c", script, CHART, "-n", store.namespace, *store.values()], folder


WAYS = {"prepared": prepared, "baseline": baseline}


def watch(store, seen, stop):
    """Records when each pod is first seen scheduled and ready, by the arrival of the event: statuses have whole seconds only."""
    process = subprocess.Popen(["kubectl", "-n", store.namespace, "get", "pods", "--watch", "--no-headers", "-o", CHANGE],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    threading.Thread(target=lambda: (stop.wait(), process.kill()), daemon=True).start()
    for line in process.stdout:
        now, (component, conditions) = time.time(), line.split()
        for condition in conditions.split(","):
            seen.setdefault((component, condition), now)


def logged(store, pod, text):
    """Time of the first log line that contains the text."""
    for line in store.kubectl("logs", "--timestamps", pod, check=False).splitlines():
        stamp, _, message = line.partition(" ")
        if text in message:
            return datetime.fromisoformat(re.sub(r"(\.\d{6})\d*Z", r"\1+00:00", stamp)).timestamp()
    return None


def first_page(store, started, at_once, proofs):
    """Requests the shop page until it shows the store; returns the time.

    A request is repeated when half a second brought no response, until the store answered once: the first packet on a
    route that is being set up may be lost. The timeout grows with the number of stores, since an abandoned request
    still takes CPU time from the others.
    """
    timeout = 0.5 * at_once
    while time.time() - started < 180:
        try:
            response = store.request("/shop/", timeout=timeout)
            shown = [what for what, text in PROOF.items() if text in response.text]
            if shown and response.status_code == 200:
                proofs.update(shown)
                return time.time()
            if response.status_code == 503:
                timeout = 10
        except requests.RequestException:
            # On a busy machine the page itself may take longer than the timeout.
            timeout = min(timeout * 1.2, 10)
        # The same request rate in total, however many stores are waited for.
        time.sleep(0.02 * at_once)
    return None


def start_one(way, store, at_once, barrier, results, proofs):
    seen, stop, times = {}, threading.Event(), {}
    threading.Thread(target=watch, args=(store, seen, stop), daemon=True).start()
    time.sleep(0.7)
    command, folder = way(store)
    started = time.time()

    def install():
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, cwd=folder, env={**os.environ, "NAMESPACE": store.namespace})
        if done.returncode:
            print(done.stderr, file=sys.stderr)
        times["helm returned"] = time.time()

    thread = threading.Thread(target=install)
    thread.start()
    times["first customer's page"] = first_page(store, started, at_once, proofs)
    thread.join()
    # Reading logs and deleting would take CPU time from stores that still start.
    barrier.wait()
    time.sleep(0.5)
    stop.set()
    times["web scheduled"] = seen.get(("web", "PodScheduled"))
    times["database scheduled"] = seen.get(("database", "PodScheduled"))
    times["pod seen ready"] = seen.get(("web", "Ready"))
    times["web server up"] = logged(store, store.web, "resuming normal operations")
    times["data unpacked"] = logged(store, store.database, "unpacked the prepared data")
    times["MariaDB started"] = logged(store, store.database, "Starting MariaDB")
    times["database ready"] = logged(store, store.database, "ready for connections")
    times["shop ready"] = logged(store, store.web, "urumi: ready")
    times["first page made"] = logged(store, store.web, "urumi-first-page")
    results.append({step: (at - started) * 1000 for step, at in times.items() if at})
    delete_namespace(store.namespace)
    kubectl("wait", "--for=delete", f"namespace/{store.namespace}", "--timeout=120s", check=False)


def measure(shops, at_once, namespaces):
    """Starts the stores of both ways in turn. Returns the times of each way, and what the first pages showed."""
    run, proofs, results = secrets.token_hex(2), set(), {way: [] for way in WAYS}
    for first in range(0, shops, at_once):
        numbers = range(first, min(first + at_once, shops))
        for way, prepare in WAYS.items():
            stores = [Store(f"e2e-{way}-{run}-{number}") for number in numbers]
            for store in stores:
                namespaces.append(store.namespace)
                create_namespace(store.namespace, restricted=True)
            barrier = threading.Barrier(len(stores))
            threads = [threading.Thread(target=start_one, args=(prepare, store, at_once, barrier, results[way], proofs)) for store in stores]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    return results, proofs


def spread(numbers):
    return f"{statistics.median(numbers):7.0f}  ({min(numbers):.0f} … {max(numbers):.0f})"


def report(title, results, at_once):
    """Prints the steps with a bar for each median. Returns the times of the first page of all stores."""
    pages = [times["first customer's page"] for times in results if "first customer's page" in times]
    print(f"\n{title}: {len(results)} stores, {at_once} at once; milliseconds since the install was called: median (least … most)")
    known = {step: [times[step] for times in results if step in times] for step in STEPS}
    for step, seen in sorted(known.items(), key=lambda item: statistics.median(item[1] or [0])):
        if seen:
            print(f"  {step:38}{spread(seen)}  {'▪' * max(1, round(40 * statistics.median(seen) / max(pages or seen)))}")
    assert len(pages) == len(results), f"{len(results) - len(pages)} stores never answered"
    return pages
