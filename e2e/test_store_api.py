"""WooCommerce's Store API: a rate limit that customers do not share, and checkouts that a forged token cannot delay."""
import base64
import hashlib
import json
import time

import pytest
import requests

from support.customer import API, Customer

pytestmark = pytest.mark.xdist_group("shared-store")

EXCEEDED = "rate_limit_exceeded"


@pytest.fixture
def customer(selling_store):
    customer = Customer(selling_store)
    customer.fill_cart()
    return customer


@pytest.fixture
def exhausted(selling_store):
    """The limit for the address of these tests is used up, as after a flood of requests."""
    assert selling_store.request(f"{API}/products?per_page=1").headers["RateLimit-Limit"] == "100"
    used = "UPDATE wp_wc_rate_limits SET rate_limit_remaining = 0, rate_limit_expiry = UNIX_TIMESTAMP() + 60 WHERE rate_limit_key LIKE 'store_api_request_%'"
    selling_store.sql(used + " AND rate_limit_key NOT LIKE '%cart_%';")
    yield
    selling_store.sql("DELETE FROM wp_wc_rate_limits;")


def test_too_many_requests_without_a_cart_are_refused(selling_store, exhausted):
    answer = selling_store.request(f"{API}/products?per_page=1")
    assert answer.json()["code"] == EXCEEDED
    assert int(answer.headers["RateLimit-Retry-After"]) > 0


def test_a_customer_with_a_cart_is_not_limited_by_others_behind_the_same_address(customer, exhausted):
    assert customer.items_in_cart() == 1
    assert isinstance(customer.order(), int)


def test_a_forged_cart_token_does_not_evade_the_limit(selling_store, customer, exhausted):
    assert selling_store.request(f"{API}/cart", headers={"Cart-Token": forged(customer.token)}).json()["code"] == EXCEEDED


OF_ADDRESS = "rate_limit_key LIKE 'store_api_request_carts_%'"


def remaining_of_address(store):
    return int(store.sql(f"SELECT COALESCE(MIN(rate_limit_remaining), 1000) FROM wp_wc_rate_limits WHERE {OF_ADDRESS};"))


def test_customers_who_have_signed_in_count_for_their_address_too(selling_store):
    """The owner has no limit."""
    selling_store.execute(selling_store.web, "php", "-r", "$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php'; "
                          "wp_insert_user( array( 'user_login' => 'e2e-limited', 'user_pass' => 'e2e-secret', 'user_email' => 'e2e-limited@example.com', 'role' => 'customer' ) );")
    try:
        with requests.Session() as session:
            assert selling_store.status("/wp-login.php", "POST", session=session, data={"log": "e2e-limited", "pwd": "e2e-secret"}) == 302
            nonce = selling_store.request("/wp-admin/admin-ajax.php?action=rest-nonce", session=session).text
            selling_store.sql("DELETE FROM wp_wc_rate_limits;")
            for _ in range(3):
                assert selling_store.status(f"{API}/products?per_page=1", session=session, headers={"X-WP-Nonce": nonce}) == 200
            assert remaining_of_address(selling_store) == 997
    finally:
        selling_store.sql("DELETE FROM wp_users WHERE user_login = 'e2e-limited';")


def test_fresh_carts_do_not_evade_the_limit_of_their_address(selling_store, customer):
    """The carts of an address have ten times the limit of one cart, together."""
    counted = int(selling_store.sql(f"SELECT COALESCE(MIN(rate_limit_remaining), -1) FROM wp_wc_rate_limits WHERE {OF_ADDRESS};"))
    assert 900 < counted < 1000
    selling_store.sql(f"UPDATE wp_wc_rate_limits SET rate_limit_remaining = 0, rate_limit_expiry = UNIX_TIMESTAMP() + 60 WHERE {OF_ADDRESS};")
    try:
        fresh = Customer(selling_store)
        fresh.token = selling_store.request(f"{API}/cart").headers["Cart-Token"]
        answer = fresh.call("GET", "/cart")
        assert answer.json()["code"] == EXCEEDED
        assert 0 < int(answer.headers["RateLimit-Retry-After"]) <= 60
    finally:
        selling_store.sql("DELETE FROM wp_wc_rate_limits;")


def owner_of(token):
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["user_id"]


def forged(token):
    head, payload, signature = token.split(".")
    return ".".join([head, payload, signature[::-1]])


@pytest.fixture
def locked_checkout(selling_store, customer):
    """A checkout of the customer is in progress: another connection holds its lock."""
    lock = "urumi-checkout-" + hashlib.sha256(owner_of(customer.token).encode()).hexdigest()[:40]
    password = "export MYSQL_PWD=$(cat /run/secrets/urumi/database-root-password); "
    selling_store.execute(selling_store.database, "sh", "-c", password + "(mariadb --defaults-file=/etc/urumi/my.cnf -uroot wordpress -e \"$0\" >/dev/null 2>&1 &)",
                          f"SELECT GET_LOCK('{lock}', 0); SELECT SLEEP(300);")
    deadline = time.monotonic() + 60
    while selling_store.sql(f"SELECT IS_USED_LOCK('{lock}') IS NOT NULL;") != "1":
        assert time.monotonic() < deadline
    yield lock
    selling_store.sql("SELECT CONCAT('KILL ', ID, ';') FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT SLEEP(300)%' INTO @kill; EXECUTE IMMEDIATE @kill;")


def test_a_checkout_waits_for_another_one_of_the_same_cart(customer, locked_checkout):
    response = customer.check_out()
    assert response.status_code == 503 and response.headers["Retry-After"]


@pytest.mark.parametrize("credentials", ["token", "cookie"])
def test_a_forged_token_does_not_wait_for_the_checkout_of_its_victim(selling_store, customer, locked_checkout, credentials):
    if credentials == "token":
        headers = {"Cart-Token": forged(customer.token)}
    else:
        hash_of_cookies = hashlib.md5(selling_store.url.encode()).hexdigest()
        headers = {"Cookie": f"wp_woocommerce_session_{hash_of_cookies}={owner_of(customer.token)}|9999999999|9999999999|forged"}
    response = selling_store.request(f"{API}/checkout", "POST", json={}, headers=headers, timeout=60)
    assert response.status_code in (400, 401, 403), response.text
    assert selling_store.sql(f"SELECT IS_USED_LOCK('{locked_checkout}') IS NOT NULL;") == "1"
