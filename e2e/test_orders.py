"""Orders of `helm test` and of a customer in a browser arrive in the store's table of orders."""
import re
from pathlib import Path

import pytest

from support.commands import run

pytestmark = pytest.mark.xdist_group("shared-store")


@pytest.fixture
def updated_orders(selling_store):
    """Records updates of orders, because `helm test` deletes its order at the end."""
    selling_store.sql("""CREATE TABLE urumi_updates (id bigint, status varchar(40), method varchar(40));
        CREATE TRIGGER urumi_updates AFTER UPDATE ON wp_wc_orders FOR EACH ROW INSERT INTO urumi_updates VALUES (NEW.id, NEW.status, NEW.payment_method);""")
    yield "urumi_updates"
    selling_store.sql("DROP TRIGGER urumi_updates; DROP TABLE urumi_updates;")


def test_helm_test_places_an_order_with_cash_on_delivery(selling_store, updated_orders):
    log = selling_store.helm_test()
    print(log)
    order = int(re.search(r"order (\d+)", log).group(1))
    assert selling_store.sql(f"SELECT COUNT(*) > 0 FROM {updated_orders} WHERE id = {order} AND status = 'wc-processing' AND method = 'cod';") == "1"


def test_a_customer_buys_in_a_browser_and_the_owner_sees_the_order(selling_store):
    done = run("node", Path(__file__).parent / "customer.mjs", selling_store.namespace, selling_store.url, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stderr
    # Neither the theme's fonts nor WordPress' emoji.
    assert "requests to other hosts: none" in done.stdout
    order = int(re.search(r"^ok    order (\d+) is received$", done.stdout, re.MULTILINE).group(1))
    assert selling_store.sql(f"SELECT CONCAT_WS(' ', status, payment_method) FROM wp_wc_orders WHERE id = {order};") == "wc-processing cod"
