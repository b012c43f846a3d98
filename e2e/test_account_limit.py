"""Requests for a new password and registrations are limited, and neither the owner nor customers are locked out.

Client addresses are set by the header that the ingress controller sets, on a connection to the web pod itself.
"""
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from support.customer import ADDRESS, API, BILLING, Customer

# The store with a mail server: what counts is how many messages arrive.
pytestmark = pytest.mark.xdist_group("configured-store")

ATTACKER, CUSTOMER, SHARED = "203.0.113.66", "198.51.100.7", "203.0.113.80"
OWNER = "owner@example.com"
ACCEPTED, PAGE, TOO_MANY = 302, 200, 429
RESET_MAIL, RESET_MAIL_OF_SHOP = "Password Reset", "Reset your password"


class Visitor:
    """A client with an address of its own."""

    def __init__(self, store, pod, source):
        self.store, self.pod, self.source = store, pod, source
        self.session = requests.Session()

    def request(self, method, path, *, headers=None, **options):
        headers = {"Host": self.store.host, "X-Forwarded-For": self.source, "X-Forwarded-Proto": "https", **(headers or {})}
        return self.session.request(method, f"http://{self.pod}{path}", headers=headers, allow_redirects=False, timeout=30, **options)

    def page_with(self, path, field):
        """The value of a hidden field."""
        return re.search(rf'name="{field}" value="([^"]+)"', self.request("GET", path).text).group(1)

    def reset(self, name):
        """Asks for a new password in WordPress' form."""
        return self.request("POST", "/wp-login.php?action=lostpassword", data={"user_login": name})

    def reset_in_shop(self, name):
        nonce = self.page_with("/my-account/lost-password/", "woocommerce-lost-password-nonce")
        return self.request("POST", "/my-account/lost-password/", data={"user_login": name, "wc_reset_password": "true", "woocommerce-lost-password-nonce": nonce})

    def register_in_shop(self, email):
        nonce = self.page_with("/my-account/", "woocommerce-register-nonce")
        return self.request("POST", "/my-account/", data={"email": email, "password": "correct horse 7", "register": "Register", "woocommerce-register-nonce": nonce})

    def register(self, name):
        """Registers in WordPress' form."""
        return self.request("POST", "/wp-login.php?action=register", data={"user_login": name, "user_email": f"{name}@example.com"})


class Buyer(Customer):
    def __init__(self, visitor):
        super().__init__(visitor.store)
        self.visitor = visitor

    def call(self, method, path, body=None):
        return self.visitor.request(method, API + path, json=body, headers={"Cart-Token": self.token} if self.token else {})

    def check_out_as(self, email, *, account):
        return self.call("POST", "/checkout", {"billing_address": {**BILLING, "email": email}, "shipping_address": ADDRESS, "payment_method": "cod",
                                               "create_account": account, "customer_password": "correct horse 7" if account else ""})


@pytest.fixture
def visitors(configured_store, mailbox):
    """Creates clients by their addresses."""
    configured_store.sql("DELETE FROM wp_urumi_logins;")
    with configured_store.forwarded() as pod:
        yield lambda source: Visitor(configured_store, pod, source)
    configured_store.sql("DELETE FROM wp_urumi_logins; DELETE FROM wp_users WHERE user_email LIKE 'e2e-%'; "
                         "UPDATE wp_options SET option_value = '0' WHERE option_name = 'users_can_register';")


@pytest.fixture
def received(mailbox):
    """Counts the messages that have arrived since the test started."""
    before = {}

    def count(to, subject):
        return len(mailbox.messages(to, subject)) - before.get((to, subject), 0)
    for subject in (RESET_MAIL, RESET_MAIL_OF_SHOP, "New User Registration", "Password Changed"):
        before[OWNER, subject] = len(mailbox.messages(OWNER, subject))
    return count


def accounts(store, pattern):
    return int(store.sql(f"SELECT COUNT(*) FROM wp_users WHERE user_email LIKE '{pattern}';"))


def statuses(responses):
    return [response.status_code for response in responses]


# ---------------------------------------------------------------- new password
def test_one_address_cannot_flood_the_mailbox_of_the_owner(visitors, received):
    attacker = visitors(ATTACKER)
    responses = [attacker.reset(OWNER) for _ in range(6)]
    assert statuses(responses) == [ACCEPTED] * 3 + [TOO_MANY] * 3
    assert int(responses[-1].headers["Retry-After"]) <= 3600
    assert "Too many requests" in responses[-1].text
    assert received(OWNER, RESET_MAIL) == 3


def test_the_name_and_the_address_of_an_account_are_one_mailbox(visitors, received, configured_store):
    attacker = visitors(ATTACKER)
    names = [OWNER, configured_store.secret("admin-username"), f" {OWNER.upper()} ", OWNER, configured_store.secret("admin-username")]
    assert statuses(attacker.reset(name) for name in names) == [ACCEPTED] * 3 + [TOO_MANY] * 2
    assert received(OWNER, RESET_MAIL) == 3


def test_parallel_requests_are_counted_too(visitors, received):
    with ThreadPoolExecutor(10) as pool:
        found = list(pool.map(lambda _: visitors(ATTACKER).reset(OWNER).status_code, range(20)))
    assert found.count(ACCEPTED) == 3 and found.count(TOO_MANY) == 17
    assert received(OWNER, RESET_MAIL) == 3


def test_many_addresses_cannot_flood_the_mailbox_either_and_the_newest_link_stays_valid(visitors, received, mailbox):
    found = statuses(visitors(f"203.0.113.{number}").reset(OWNER) for number in range(100, 108))
    assert found == [ACCEPTED] * 5 + [TOO_MANY] * 3
    assert received(OWNER, RESET_MAIL) == 5
    # The owner, whose request is refused, has a message whose link none of the refused requests has replaced.
    owner = visitors(CUSTOMER)
    assert owner.reset(OWNER).status_code == TOO_MANY
    link = re.search(r"https://[^/]+(/wp-login\.php\?\S*key=\S+)", mailbox.text(mailbox.messages(OWNER, RESET_MAIL)[0])).group(1)
    response = owner.request("GET", link)
    cookie = "; ".join(f"{name}={value}" for name, value in response.cookies.items())
    assert 'name="pass1"' in owner.request("GET", response.headers["Location"].split(owner.store.host)[-1], headers={"Cookie": cookie}).text


def test_a_browser_of_the_owner_is_not_affected_by_others(visitors, received, configured_store):
    owner = visitors(SHARED)
    signed_in = owner.request("POST", "/wp-login.php", data={"log": configured_store.secret("admin-username"), "pwd": configured_store.secret("admin-password")})
    assert signed_in.status_code == ACCEPTED
    # As after signing out: only the cookie that recognises the browser is left.
    cookies = {cookie.name: cookie.value for cookie in signed_in.cookies if cookie.name.startswith("urumi_browser_")}
    assert len(cookies) == 1
    for number in range(100, 105):
        visitors(f"203.0.113.{number}").reset(OWNER)
    configured_store.set_attempts(5000, "reset", "address", SHARED)
    known, header = visitors(SHARED), "; ".join(f"{name}={value}" for name, value in cookies.items())
    known.session.headers["Cookie"] = header
    assert visitors(SHARED).reset(OWNER).status_code == TOO_MANY
    assert statuses(known.reset(OWNER) for _ in range(4)) == [ACCEPTED] * 3 + [TOO_MANY]
    assert received(OWNER, RESET_MAIL) == 5 + 3


def test_the_form_of_the_shop_has_the_same_limit(visitors, received, configured_store):
    attacker = visitors(ATTACKER)
    responses = [attacker.reset_in_shop(OWNER) for _ in range(2)] + [attacker.reset(OWNER)] + [attacker.reset_in_shop(OWNER) for _ in range(2)]
    assert statuses(responses) == [ACCEPTED] * 3 + [TOO_MANY] * 2
    assert "reset-link-sent" in responses[0].headers["Location"]
    assert "Too many requests" in responses[-1].text and responses[-1].headers["Retry-After"]
    assert received(OWNER, RESET_MAIL_OF_SHOP) == 2 and received(OWNER, RESET_MAIL) == 1


def test_customers_behind_one_address_do_not_block_each_other(visitors, configured_store):
    for name in ("e2e-a", "e2e-b"):
        assert visitors(CUSTOMER).register_in_shop(f"{name}@example.com").status_code == ACCEPTED
    attacker, customer = visitors(SHARED), visitors(SHARED)
    assert statuses(attacker.reset("e2e-a@example.com") for _ in range(4)) == [ACCEPTED] * 3 + [TOO_MANY]
    assert customer.reset("e2e-b@example.com").status_code == ACCEPTED
    # An address that asks for many names gets one message for each.
    configured_store.set_attempts(200, "reset", "address", SHARED)
    assert statuses(customer.reset(OWNER) for _ in range(2)) == [ACCEPTED, TOO_MANY]
    configured_store.set_attempts(300, "reset", "address", SHARED)
    assert customer.reset(configured_store.secret("admin-username")).status_code == TOO_MANY
    assert visitors(CUSTOMER).reset(OWNER).status_code == ACCEPTED


def test_an_account_that_does_not_exist_is_refused_like_one_that_does(visitors):
    attacker = visitors(ATTACKER)
    responses = [attacker.reset("nobody-e2e@example.com") for _ in range(4)]
    assert statuses(responses) == [PAGE] * 3 + [TOO_MANY]
    for _ in range(3):
        attacker.reset(OWNER)
    message = re.compile(r'<div id="login_error".*?</div>', re.S)
    assert message.search(responses[-1].text).group() == message.search(attacker.reset(OWNER).text).group()


def test_notices_of_new_passwords_do_not_flood_the_owner_either(configured_store, received, visitors):
    script = """$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php';
        $user = new WP_User((object) ['ID' => 4711, 'user_login' => 'ada', 'user_email' => 'ada@example.com']);
        for ($i = 0; $i < 8; $i++) {
            do_action('after_password_reset', $user, 'x');
            if (!apply_filters('woocommerce_disable_password_change_notification', false)) { wp_password_change_notification($user); }
        }"""
    configured_store.execute(configured_store.web, "php", "-r", script)
    assert received(OWNER, "Password Changed") == 10


# ---------------------------------------------------------------- registration
def test_one_address_cannot_register_without_limit(visitors, configured_store):
    attacker = visitors(ATTACKER)
    configured_store.set_attempts(28, "register", "address", ATTACKER)
    responses = [attacker_registers(visitors, number) for number in range(4)]
    assert statuses(responses) == [ACCEPTED] * 2 + [TOO_MANY] * 2
    assert "Too many registrations" in responses[-1].text and responses[-1].headers["Retry-After"]
    assert accounts(configured_store, "e2e-flood-%") == 2
    # It does not find out in this way who is a customer.
    assert "already registered" not in attacker.register_in_shop("e2e-flood-0@example.com").text
    # Accounts that a checkout creates are counted separately.
    configured_store.set_attempts(5000, "register", "checkout", CUSTOMER)
    assert visitors(CUSTOMER).register_in_shop("e2e-customer@example.com").status_code == ACCEPTED


def attacker_registers(visitors, number):
    return visitors(ATTACKER).register_in_shop(f"e2e-flood-{number}@example.com")


def test_one_e_mail_address_is_not_tried_without_limit(visitors):
    found = statuses(visitors(ATTACKER).register_in_shop(OWNER) for _ in range(11))
    assert found == [PAGE] * 10 + [TOO_MANY]


def test_the_form_of_wordpress_has_the_same_limit(visitors, configured_store, received):
    configured_store.sql("UPDATE wp_options SET option_value = '1' WHERE option_name = 'users_can_register';")
    configured_store.set_attempts(29, "register", "address", ATTACKER)
    assert statuses(visitors(ATTACKER).register(f"e2e-wp-{number}") for number in range(3)) == [ACCEPTED] + [TOO_MANY] * 2
    assert accounts(configured_store, "e2e-wp-%") == 1
    assert received(OWNER, "New User Registration") == 1


def test_registrations_do_not_flood_the_owner_from_many_addresses_either(visitors, configured_store, received):
    configured_store.sql("UPDATE wp_options SET option_value = '1' WHERE option_name = 'users_can_register';")
    configured_store.set_attempts(8, "notices", "registration")
    assert statuses(visitors(f"203.0.113.{number}").register(f"e2e-many-{number}") for number in range(4)) == [ACCEPTED] * 4
    assert received(OWNER, "New User Registration") == 2


def test_a_checkout_creates_an_account_whatever_was_attempted_in_the_forms(visitors, configured_store):
    configured_store.set_attempts(5000, "register", "address", SHARED)
    configured_store.set_attempts(299, "register", "checkout", SHARED)
    assert buyer(visitors).check_out_as("e2e-first@example.com", account=True).json()["payment_result"]["payment_status"] == "success"
    assert accounts(configured_store, "e2e-first@%") == 1
    # One account too many: the customer is told so, and orders without one.
    second = buyer(visitors)
    refused = second.check_out_as("e2e-second@example.com", account=True)
    assert (refused.status_code, refused.json()["code"]) == (TOO_MANY, "urumi_too_many_attempts") and refused.headers["Retry-After"]
    assert second.check_out_as("e2e-second@example.com", account=False).json()["payment_result"]["payment_status"] == "success"
    assert accounts(configured_store, "e2e-second@%") == 0


def buyer(visitors):
    customer = Buyer(visitors(SHARED))
    customer.fill_cart()
    return customer


def test_those_who_manage_users_are_not_limited(visitors, configured_store):
    configured_store.set_attempts(5000, "register", "address", CUSTOMER)
    configured_store.set_attempts(5000, "register", "checkout", CUSTOMER)
    key = tuple(configured_store.secret(f"woocommerce-consumer-{part}") for part in ("key", "secret"))
    response = visitors(CUSTOMER).request("POST", "/wp-json/wc/v3/customers", json={"email": "e2e-managed@example.com"}, auth=key)
    assert response.status_code == 201, response.text


def test_the_owner_registers_customers_and_sends_them_links_without_limit(visitors, configured_store):
    configured_store.set_attempts(5000, "register", "address", CUSTOMER)
    script = """$_SERVER['HTTP_HOST'] = 'x'; $_SERVER['REMOTE_ADDR'] = $argv[1]; require '/var/www/html/wp-load.php'; wp_set_current_user(1);
        echo is_int(register_new_user('e2e-invited', 'e2e-invited@example.com')) ? 'registered' : 'refused';
        for ($i = 0; $i < 6; $i++) { echo true === retrieve_password('e2e-invited') ? ' sent' : ' refused'; }"""
    done = configured_store.execute(configured_store.web, "php", "-r", script, "--", CUSTOMER).stdout
    assert done == "registered" + 6 * " sent"
