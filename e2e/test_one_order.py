"""One cart becomes one order: repeated and concurrent checkouts, and a crash between the order and the emptied cart."""
from concurrent.futures import ThreadPoolExecutor

import pytest

from support.customer import Customer

pytestmark = pytest.mark.xdist_group("shared-store")


@pytest.fixture
def customer(selling_store):
    customer = Customer(selling_store)
    customer.fill_cart()
    return customer


def placed_orders(store):
    return int(store.sql("SELECT COUNT(*) FROM wp_wc_orders WHERE status = 'wc-processing';"))


def test_a_repeated_checkout_returns_the_same_order(selling_store, customer):
    before = placed_orders(selling_store)
    order = customer.order()
    assert isinstance(order, int) and order > 0
    assert customer.order() == order
    assert placed_orders(selling_store) == before + 1


def test_buying_the_same_product_again_is_another_order(customer):
    first = customer.order()
    customer.fill_cart()
    assert customer.order() > first


def test_a_crash_before_the_cart_is_emptied_does_not_lead_to_a_second_order(selling_store, customer):
    # The trigger keeps the cart full, as a server that fails between saving the order and emptying the cart.
    selling_store.sql("""CREATE TRIGGER urumi_crash BEFORE UPDATE ON wp_woocommerce_sessions FOR EACH ROW
        SET NEW.session_value = IF(NEW.session_value LIKE '%s:4:"cart";s:%', NEW.session_value, OLD.session_value);""")
    try:
        order = customer.order()
    finally:
        selling_store.sql("DROP TRIGGER urumi_crash;")
    assert customer.items_in_cart() == 1
    before = placed_orders(selling_store)
    assert customer.order() == order
    assert placed_orders(selling_store) == before
    assert customer.items_in_cart() == 0


def test_three_concurrent_checkouts_return_one_order(selling_store, customer):
    before = placed_orders(selling_store)
    with ThreadPoolExecutor(3) as clicks:
        orders = {click.result() for click in [clicks.submit(customer.order) for _ in range(3)]}
    assert len(orders) == 1
    assert placed_orders(selling_store) == before + 1
