"""Names of stores: the list of hostile ones, what the chart makes of a name, and what a page shows of it."""
import json
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import yaml

from support.commands import CHART, helm

# The list that the tests of API, dashboard, shell and chart read, too.
LIST = Path(__file__).resolve().parents[2] / "core-testkit/src/main/resources/io/urumi/testkit/hostile-names.json"


def accepted_names():
    """The names that have to come out of a store as they went in, by their ids."""
    return {entry["id"]: entry["name"] for entry in json.loads(LIST.read_text(encoding="utf-8"))["accepted"]}


def rendered_environments(names, directory):
    """The environment of the database's container for each name, as `helm template` renders it."""
    def render(number, name):
        values = directory / f"{number}.json"
        values.write_text(json.dumps({"store": {"name": name}, "ingress": {"host": "names.localhost"}}, ensure_ascii=False), encoding="utf-8")
        workload = helm("template", "store", CHART, "--show-only", "templates/workload/database.yaml", "-f", values)
        [pods] = [entry["spec"]["template"]["spec"] for entry in yaml.safe_load_all(workload) if entry["kind"] == "StatefulSet"]
        return {variable["name"]: variable["value"] for variable in pods["containers"][0]["env"]}
    with ThreadPoolExecutor(2) as threads:
        return dict(zip(names, threads.map(render, range(len(names)), names.values())))


class Page(HTMLParser):
    """Collects the texts of <title>, and of the site's title in the header: of a shop's page or of a mail."""

    def __init__(self, text):
        super().__init__()
        self.inside, self.title, self.header = None, "", ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        classes = dict(attributes).get("class") or ""
        if tag == "title" or "site-title" in classes or "email-logo-text" in classes:
            self.inside = tag

    def handle_endtag(self, tag):
        self.inside = None if tag == self.inside else self.inside

    def handle_data(self, data):
        if self.inside == "title":
            self.title += data
        elif self.inside:
            self.header += data
