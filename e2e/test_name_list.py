"""Every name of the list of hostile names goes through chart, container, shop and mail, and comes out unchanged.

One pod has all names in its environment, as the chart writes them. In one shop, one name after the other is then set by
the script that its database's container starts with.
"""
import base64
import html
import json
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest

from support.customer import Customer
from support.names import Page, accepted_names, rendered_environments
from support.store import IMAGE_TAG

pytestmark = pytest.mark.xdist_group("configured-store")

NAMES = accepted_names()
of_each_name = pytest.mark.parametrize("name_id", NAMES)


@pytest.fixture(scope="module")
def environment(mailbox, tmp_path_factory):
    """What a process gets as its STORE_NAME, for each name: Kubernetes expands references to other variables."""
    rendered = rendered_environments(NAMES, tmp_path_factory.mktemp("values"))
    others = [{"name": name, "value": value} for name, value in next(iter(rendered.values())).items() if name != "STORE_NAME"]
    names = [{"name": f"NAME_{number}", "value": variables["STORE_NAME"]} for number, variables in enumerate(rendered.values())]
    security = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
    container = {"name": "names", "image": f"urumi.local/store-web:{IMAGE_TAG}", "command": ["base64", "-w0", "/proc/self/environ"],
                 "env": others + names, "securityContext": security,
                 "resources": {"requests": {"cpu": "10m", "memory": "16Mi"}, "limits": {"memory": "64Mi"}}}
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "names"}, "spec": {
        "restartPolicy": "Never", "automountServiceAccountToken": False, "containers": [container],
        "securityContext": {"runAsNonRoot": True, "runAsUser": 33, "seccompProfile": {"type": "RuntimeDefault"}}}}
    mailbox.kubectl("apply", "-f", "-", input=json.dumps(pod))
    mailbox.kubectl("wait", "--for=jsonpath={.status.phase}=Succeeded", "pod/names", "--timeout=60s")
    output = base64.b64decode(mailbox.kubectl("logs", "names")).decode()
    variables = dict(line.split("=", 1) for line in output.split("\0") if line)
    return {name_id: variables[f"NAME_{number}"] for number, name_id in enumerate(NAMES)}


class StartScript:
    """Sets a store's name as its database does when its container starts."""

    # The last command of the script starts the server, with the SQL that the script has written as its --init-file.
    COMMAND = """sed '/^exec run-server/,$d' /usr/local/bin/store-database >/tmp/start
        MYSQL_PWD=$(cat /run/secrets/urumi/database-root-password); export MYSQL_PWD
        sh /tmp/start && exec mariadb --defaults-file=/etc/urumi/my.cnf -uroot </run/mysqld/setup.sql"""

    def __init__(self, store):
        self.store = store

    def run(self, *environment):
        self.store.execute(self.store.database, "env", *environment, "sh", "-c", self.COMMAND)

    def set(self, name):
        self.run(f"STORE_NAME={name}")

    def restore(self):
        self.run()


class Shop:
    """What the store shows of its name. The note of the administration to a customer is sent as a mail."""

    def __init__(self, store):
        self.store = store
        self.key = (store.secret("woocommerce-consumer-key"), store.secret("woocommerce-consumer-secret"))
        customer = Customer(store)
        customer.fill_cart()
        self.order = customer.order()
        assert isinstance(self.order, int), self.order

    def shown(self):
        page = self.store.request("/shop/")
        assert page.status_code == 200, page.text
        assert "s.w.org" not in page.text, "images of another host instead of emoji"
        return {"page": Page(page.text), "api": self.store.request("/wp-json/").json()["name"]}

    def send_mail(self, text):
        note = {"note": text, "customer_note": True}
        response = self.store.request(f"/wp-json/wc/v3/orders/{self.order}/notes", "POST", json=note, auth=self.key)
        assert response.status_code == 201, response.text


@pytest.fixture(scope="module")
def shown(configured_store, mailbox, environment):
    """What the shop's pages, API and mails show, for each name."""
    shop, script, shown = Shop(configured_store), StartScript(configured_store), {}
    before = {message["ID"] for message in mailbox.ask("messages?limit=1000")["messages"]}
    try:
        for name_id, name in environment.items():
            script.set(name)
            shown[name_id] = shop.shown()
            shop.send_mail(name_id)
    finally:
        script.restore()
    sent = [message["ID"] for message in mailbox.ask("messages?limit=1000")["messages"] if message["ID"] not in before][::-1]
    mails, headers = (mailbox.ask_all(f"message/{sent_id}{part}" for sent_id in sent) for part in ("", "/headers"))
    assert len(mails) == len(NAMES)
    for (name_id, of_name), mail, header in zip(shown.items(), mails, headers):
        assert name_id in mail["Text"]
        of_name["mail"] = {"HTML": mail["HTML"], **{name: values[0] for name, values in header.items()}}
    return shown


def decoded(header):
    """The text of a header as programs show it, most of which decode encoded words also between quotation marks."""
    return str(make_header(decode_header(header)))


def address(header):
    name, address = parseaddr(header)
    return decoded(name), address


@of_each_name
def test_a_container_gets_the_name(environment, name_id):
    assert environment[name_id] == NAMES[name_id]


@of_each_name
def test_the_page_shows_the_name(shown, name_id):
    page = shown[name_id]["page"]
    assert (page.title, page.header.strip()) == (f"Shop - {NAMES[name_id]}", NAMES[name_id])


@of_each_name
def test_the_rest_api_shows_the_name(shown, name_id):
    assert html.unescape(shown[name_id]["api"]) == NAMES[name_id]


@of_each_name
def test_a_mail_shows_the_name(shown, name_id):
    name, mail = NAMES[name_id], shown[name_id]["mail"]
    page = Page(mail["HTML"])
    assert address(mail["From"]) == (name, "orders@mail.example.org")
    assert address(mail["Reply-To"]) == (name, "owner@example.com")
    assert decoded(mail["Subject"]) == f"A note has been added to your order from {name}"
    assert (page.title, page.header.strip()) == (name, name)
