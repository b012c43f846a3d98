"""Options and shared fixtures."""
import os
import secrets

import pytest

import yaml

from support.commands import create_namespace, delete_namespace, wait_for_deletion
from support.mailbox import Mailbox
from support.store import Store

# Characters that have a meaning for Kubernetes, shells, SQL, HTML, YAML, Helm, Apache, mail headers and WordPress.
HOSTILE_NAME = ("$(KUBERNETES_SERVICE_HOST) $$(STORE_ID) ${HOME} `id` '); DROP TABLE wp_options; -- <b>\"x\"</b> &amp; {{ .Values }} "
                "#: %{HTTP_HOST}, Shop <a@evil.example> 2x4 (c) ... \u202Eabc\u202C \U0001F469\u200D\U0001F373 Wordpress")


def pytest_addoption(parser):
    group = parser.getgroup("store", "tests of the store chart")
    group.addoption("--long", action="store_true", help="measure with the numbers behind docs/store-performance.md (about half an hour)")
    group.addoption("--shops", type=int, help="startup profile, figures: how many stores (default 1; 3)")
    group.addoption("--at-once", type=int, help="startup profile: how many stores at the same time (default 1)")
    group.addoption("--orders", type=int, help="chaos: how many orders (default 30; 200 with --long)")
    group.addoption("--orders-between", type=int, help="chaos: orders between two kills (default 3; 2 with --long)")
    group.addoption("--customers", type=int, help="load: how many customers at the same time (default 20)")
    group.addoption("--seconds", type=int, help="load: seconds per page (default 3; 20 with --long)")
    group.addoption("--minutes", type=int, help="two versions side by side, figures at rest: for how many minutes (default 1; 3)")
    group.addoption("--starts", type=int, help="figures: how many starts (default 5; 10 with --long)")
    group.addoption("--namespaces", type=int, help="figures: how many namespaces with objects of a store (default 100; 500 with --long)")
    group.addoption("--update-codes", action="store_true", help="write the chart's list of countries and currencies")
    group.addoption("--update-readme", action="store_true", help="write the table of values in the chart's README")
    group.addoption("--keep", action="store_true", help="do not delete the namespaces of the tests")


@pytest.fixture(scope="session")
def option(request):
    """Value of a command-line option: option(name, short form, long form)."""
    def value(name, short, long):
        given = request.config.getoption(name)
        return given if given is not None else (long if request.config.getoption("--long") else short)
    return value


@pytest.fixture(scope="session")
def namespaces(request):
    """Registers namespaces, which are deleted after the last test."""
    if not os.environ.get("KUBECONFIG"):
        pytest.fail("set KUBECONFIG to the cluster to test on", pytrace=False)
    created = []
    yield created
    if not request.config.getoption("--keep"):
        for namespace in created:
            delete_namespace(namespace)
        wait_for_deletion(created)


@pytest.fixture(scope="session")
def new_namespace(namespaces):
    def create(purpose):
        namespace = f"store-e2e-{purpose}-{secrets.token_hex(2)}"
        namespaces.append(namespace)
        create_namespace(namespace, restricted=True)
        return namespace
    return create


@pytest.fixture(scope="session")
def new_store(new_namespace):
    """Creates a store with the given name and helm options, without waiting for it."""
    def create(purpose, *options, install=True):
        store = Store(new_namespace(purpose).removeprefix("store-"))
        if install:
            store.install(*options)
        return store
    return create


@pytest.fixture(scope="session")
def store(new_store):
    """The store that tests share which leave it as they found it.

    The cron job does not run: Kubernetes keeps one finished job of a schedule, and test_secrets checks one of its own.
    """
    store = new_store("shared", "--set", "cron.schedule=0 0 1 1 *")
    store.wait_until_open()
    return store


@pytest.fixture(scope="session")
def selling_store(store):
    if not store.sells():
        pytest.skip("the image was built without WooCommerce")
    return store


@pytest.fixture(scope="session")
def hostile_name():
    return HOSTILE_NAME


@pytest.fixture(scope="session")
def mailbox(new_namespace):
    return Mailbox(new_namespace("smtp"))


@pytest.fixture(scope="session")
def configured_store(new_namespace, mailbox, tmp_path_factory):
    """A store with a hostile name, TLS in front of the ingress controller, further domains, mail, and Japan's currency.

    The tests of one group share it. Those at the end of test_locale.py change its currency.
    """
    store = Store(new_namespace("configured").removeprefix("store-"))
    store.url = f"https://{store.host}"
    mail = mailbox.values(store)
    values = {
        "store": {"name": HOSTILE_NAME},
        "shop": {"currency": "JPY", "country": "JP"},
        "ingress": {"url": store.url, "domains": [f"www.{store.host}", f"shop-{store.host}"]},
        "smtp": {**mail["smtp"], "from": "orders@mail.example.org"},
        "networkPolicy": mail["networkPolicy"],
        "cron": {"schedule": "0 0 1 1 *"},
    }
    file = tmp_path_factory.mktemp("values") / "values.yaml"
    file.write_text(yaml.safe_dump(values, allow_unicode=True))
    store.install("-f", str(file), "--set-literal", f"store.name={HOSTILE_NAME}")
    store.wait_until_settled()
    if not store.sells():
        pytest.skip("the image was built without WooCommerce")
    return store
