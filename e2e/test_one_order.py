"""One cart becomes one order: repeated and concurrent checkouts, and a crash between the order and the emptied cart."""
import contextlib
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from support.customer import BILLING, Customer

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


@contextlib.contextmanager
def carts_stay_full(store):
    """As when a server fails between saving the order and emptying the cart."""
    store.sql("""CREATE TRIGGER urumi_crash BEFORE UPDATE ON wp_woocommerce_sessions FOR EACH ROW
        SET NEW.session_value = IF(NEW.session_value LIKE '%s:4:"cart";s:%', NEW.session_value, OLD.session_value);""")
    try:
        yield
    finally:
        store.sql("DROP TRIGGER urumi_crash;")


def test_a_crash_before_the_cart_is_emptied_does_not_lead_to_a_second_order(selling_store, customer):
    with carts_stay_full(selling_store):
        order = customer.order()
    assert customer.items_in_cart() == 1
    before = placed_orders(selling_store)
    assert customer.order() == order
    assert placed_orders(selling_store) == before
    assert customer.items_in_cart() == 0


def test_a_cart_that_was_changed_after_a_crash_is_another_order(selling_store, customer):
    with carts_stay_full(selling_store):
        first = customer.order()
    # One more of the same product.
    customer.fill_cart()
    assert customer.order() > first


def test_three_concurrent_checkouts_return_one_order(selling_store, customer):
    before = placed_orders(selling_store)
    with ThreadPoolExecutor(3) as clicks:
        orders = {click.result() for click in [clicks.submit(customer.order) for _ in range(3)]}
    assert len(orders) == 1
    assert placed_orders(selling_store) == before + 1


class TestTheClassicCheckout:
    """WooCommerce's checkout before the block, which owners may use: a form, with the cart in a session with a cookie."""

    @pytest.fixture(scope="class")
    @classmethod
    def checkout(cls, selling_store):
        code = "$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php'; "
        page = selling_store.execute(selling_store.web, "php", "-r", code + "echo wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', "
                                     "'post_title' => 'Classic', 'post_content' => '[woocommerce_checkout]' ) );").stdout
        yield f"/?page_id={page}"
        selling_store.execute(selling_store.web, "php", "-r", code + "wp_delete_post( (int) $argv[1], true );", "--", page)

    @pytest.fixture
    def order(self, selling_store, checkout):
        """Places the order of one cart; returns its number."""
        with requests.Session() as session:
            product = selling_store.request("/wp-json/wc/store/v1/products?per_page=1").json()[0]["id"]
            assert selling_store.status(f"/?add-to-cart={product}", session=session) in (200, 302)
            # The permalink of the page.
            path = selling_store.request(checkout, session=session).headers.get("Location", checkout).removeprefix(selling_store.url)
            form = selling_store.request(path, session=session).text
            nonce = re.search(r'name="woocommerce-process-checkout-nonce" value="([0-9a-f]+)"', form).group(1)
            data = {f"billing_{key}": value for key, value in BILLING.items()}
            data |= {"payment_method": "cod", "woocommerce-process-checkout-nonce": nonce}

            def place():
                response = selling_store.request("/?wc-ajax=checkout", "POST", session=requests, data=data, timeout=60,
                                                 headers={"Cookie": "; ".join(f"{cookie.name}={cookie.value}" for cookie in session.cookies)})
                number = re.search(r"order-received/(\d+)", response.json().get("redirect", ""))
                assert number, response.text[:500]
                return int(number.group(1))
            yield place

    def test_a_repeated_checkout_returns_the_same_order(self, selling_store, order):
        before = placed_orders(selling_store)
        assert order() == order()
        assert placed_orders(selling_store) == before + 1

    def test_a_crash_before_the_cart_is_emptied_does_not_lead_to_a_second_order(self, selling_store, order):
        before = placed_orders(selling_store)
        with carts_stay_full(selling_store):
            first = order()
        assert order() == first
        assert placed_orders(selling_store) == before + 1

    def test_three_concurrent_checkouts_return_one_order(self, selling_store, order):
        before = placed_orders(selling_store)
        with ThreadPoolExecutor(3) as clicks:
            assert len({click.result() for click in [clicks.submit(order) for _ in range(3)]}) == 1
        assert placed_orders(selling_store) == before + 1
