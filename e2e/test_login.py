"""The login slows attackers down, and locks out neither the owner nor customers.

Client addresses are set by the header that the ingress controller sets, on a connection to the web pod itself.
"""
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

pytestmark = pytest.mark.xdist_group("shared-store")

ATTACKER, OWNER, SHARED = "203.0.113.66", "198.51.100.7", "203.0.113.80"
TOO_MANY, SIGNED_IN, WRONG = 429, 302, 200


class Login:
    def __init__(self, store, address):
        self.store, self.address = store, address
        self.name, self.password = store.secret("admin-username"), store.secret("admin-password")

    def post(self, source, name, password="wrong", session=requests, **more):
        headers = {"Host": self.store.host, "X-Forwarded-For": source, "X-Forwarded-Proto": "http", **more}
        return session.post(f"http://{self.address}/wp-login.php", data={"log": name, "pwd": password}, headers=headers, allow_redirects=False, timeout=30).status_code

    def owner(self, source, session=requests):
        return self.post(source, self.name, self.password, session)

    def fail(self, source, name, times):
        return [self.post(source, name) for _ in range(times)]


@pytest.fixture
def login(store):
    store.sql("DELETE FROM wp_urumi_logins;")
    with store.forwarded() as address:
        yield Login(store, address)
    store.sql("DELETE FROM wp_urumi_logins; DELETE FROM wp_users WHERE user_login LIKE 'e2e-%';")


def test_the_owners_name_cannot_be_guessed(store):
    name = store.secret("admin-username")
    assert name.startswith("owner-") and len(name) == len("owner-") + 10
    for path in ("/", "/shop/", "/wp-json/", "/feed/", "/wp-json/wp/v2/pages", "/wp-json/wp/v2/media", "/wp-json/oembed/1.0/embed?url=" + store.url + "/shop/"):
        assert name not in store.request(path).text


def test_an_attacker_is_stopped_after_ten_wrong_passwords(login):
    assert login.fail(ATTACKER, login.name, 12) == [WRONG] * 10 + [TOO_MANY] * 2
    # Not even the right password is checked then, however the name is written.
    assert login.owner(ATTACKER) == TOO_MANY
    assert login.post(ATTACKER, f" {login.name.upper()}", login.password) == TOO_MANY


def test_an_attacker_who_goes_on_is_not_stopped_for_longer(login):
    """Others behind the same address could otherwise be locked out for ever."""
    login.fail(SHARED, login.name, 11)
    login.store.sql("UPDATE wp_urumi_logins SET until = UNIX_TIMESTAMP() + 2;")
    assert login.owner(SHARED) == TOO_MANY
    time.sleep(3)
    assert login.owner(SHARED) == SIGNED_IN


def test_the_response_says_when_to_try_again(login):
    login.fail(ATTACKER, "somebody", 10)
    headers = {"Host": login.store.host, "X-Forwarded-For": ATTACKER, "X-Forwarded-Proto": "http"}
    answer = requests.post(f"http://{login.address}/wp-login.php", data={"log": "somebody", "pwd": "x"}, headers=headers, timeout=30)
    assert answer.status_code == TOO_MANY and int(answer.headers["Retry-After"]) <= 900
    assert "Too many attempts" in answer.text


def test_parallel_attempts_are_counted_too(login):
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: login.post(ATTACKER, login.name), range(40)))
    assert answers.count(WRONG) == 10


def test_the_owner_signs_in_from_elsewhere_meanwhile(login):
    login.fail(ATTACKER, login.name, 11)
    assert login.owner(OWNER) == SIGNED_IN


def test_the_owner_signs_in_from_elsewhere_while_many_addresses_attack(login):
    login.store.set_attempts(49, "login", "name", login.name)
    login.fail("192.0.2.9", login.name, 1)
    assert login.owner(OWNER) == SIGNED_IN
    # Each of those addresses has three attempts instead of ten.
    assert login.fail(ATTACKER, login.name, 4) == [WRONG] * 3 + [TOO_MANY]


def test_customers_behind_one_address_do_not_block_each_other(login):
    login.fail(SHARED, "customer-a", 11)
    assert login.post(SHARED, "customer-a") == TOO_MANY
    assert login.owner(SHARED) == SIGNED_IN


def test_customers_behind_the_address_of_an_attacker_of_many_names_sign_in(login):
    login.store.set_attempts(99, "login", "address", SHARED)
    login.fail(SHARED, "customer-a", 1)
    assert login.owner(SHARED) == SIGNED_IN
    assert login.fail(SHARED, "customer-b", 4) == [WRONG] * 3 + [TOO_MANY]


def test_a_browser_that_signed_in_before_is_not_blocked_by_others_behind_its_address(login):
    """All clients have one address when the load balancer hides addresses."""
    with requests.Session() as browser:
        assert login.owner(SHARED, browser) == SIGNED_IN
        # As after signing out: only the cookie that recognises the browser is left. Its host is not that of the request.
        found = [cookie for cookie in browser.cookies if cookie.name.startswith("urumi_browser_")]
    assert len(found) == 1 and found[0].has_nonstandard_attr("HttpOnly")
    cookies = {cookie.name: cookie.value for cookie in found}
    login.fail(SHARED, login.name, 11)
    assert login.owner(SHARED) == TOO_MANY
    known, forged = requests.Session(), requests.Session()
    known.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    forged.headers["Cookie"] = "; ".join(f"{name}=1{value}" for name, value in cookies.items())
    assert login.owner(SHARED, forged) == TOO_MANY
    assert login.owner(SHARED, known) == SIGNED_IN
    # A new password invalidates the cookies of all browsers.
    stored = login.store.sql(f"SELECT user_pass FROM wp_users WHERE user_login = '{login.name}';")
    login.store.sql(f"UPDATE wp_users SET user_pass = 'changed' WHERE user_login = '{login.name}';")
    try:
        login.fail(SHARED, login.name, 11)
        assert login.owner(SHARED, known) == TOO_MANY
    finally:
        login.store.sql(f"UPDATE wp_users SET user_pass = '{stored}' WHERE user_login = '{login.name}';")


def test_ipv6_clients_are_counted_by_network(login):
    login.fail("2001:db8:1:2::1", login.name, 10)
    assert login.owner("2001:db8:1:2:ffff::9") == TOO_MANY
    assert login.owner("2001:db8:1:3::1") == SIGNED_IN


def test_a_client_cannot_choose_its_address(login):
    """The ingress controller's own entry, the last one, counts."""
    assert login.fail(f"192.0.2.1, {ATTACKER}", login.name, 10) == [WRONG] * 10
    assert login.post(f"192.0.2.2, {ATTACKER}", login.name) == TOO_MANY


def test_a_client_cannot_remove_its_address(login):
    """`Connection` names headers that a proxy does not pass on."""
    remove = {"Connection": "X-Forwarded-For"}
    assert [login.post(ATTACKER, login.name, **remove) for _ in range(10)] == [WRONG] * 10
    assert login.post(ATTACKER, login.name) == TOO_MANY
    assert login.post(OWNER, login.name, login.password, **remove) == SIGNED_IN


def test_the_right_password_resets_the_count_of_wrong_ones(login):
    for name in (login.name, "owner@example.com") * 3:
        assert login.fail(OWNER, name, 4) == [WRONG] * 4
        assert login.owner(OWNER) == SIGNED_IN


def test_counters_that_are_over_are_deleted(login):
    login.fail(ATTACKER, "somebody", 1)
    login.store.sql("UPDATE wp_urumi_logins SET until = UNIX_TIMESTAMP() - 1;")
    login.fail(OWNER, "else", 1)
    assert login.store.sql("SELECT COUNT(*) FROM wp_urumi_logins WHERE until < UNIX_TIMESTAMP();") == "0"


def test_the_limit_holds_through_the_ingress_controller(login):
    data = {"log": "unknown-e2e", "pwd": "x"}
    answers = [login.store.status("/wp-login.php", "POST", data=data, headers={"X-Forwarded-For": f"192.0.2.{number}"}) for number in range(12)]
    assert answers == [WRONG] * 10 + [TOO_MANY] * 2
