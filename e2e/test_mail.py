"""Mails of a store reach a real SMTP server with the configured sender, and customers' replies reach the owner."""
import pytest

from support.customer import Customer
from support.mailbox import USER

pytestmark = pytest.mark.xdist_group("configured-store")

SENDER = "orders@mail.example.org"
OWNER = "owner@example.com"


def assert_sender(message, name):
    assert (message["From"]["Address"], message["From"]["Name"]) == (SENDER, name)
    # The envelope's sender, which mail servers check.
    assert message["ReturnPath"] == SENDER
    # The server requires the password of the store.
    assert message["Tags"] == [USER]


def replies_to(message):
    return [(address["Address"], address["Name"]) for address in message["ReplyTo"] or []]


@pytest.fixture(scope="module")
def order(configured_store):
    customer = Customer(configured_store)
    customer.fill_cart()
    order = customer.order()
    assert isinstance(order, int), order
    return order


def test_the_customer_gets_the_confirmation_of_the_order(order, mailbox, hostile_name):
    message = mailbox.message("ada@example.com", "order")
    assert_sender(message, hostile_name)
    assert replies_to(message) == [(OWNER, hostile_name)]
    assert hostile_name in message["Subject"]


def test_the_owner_gets_the_order_and_replies_to_the_customer(order, mailbox, hostile_name):
    message = mailbox.message(OWNER, f"{order}")
    assert_sender(message, hostile_name)
    assert replies_to(message) == [("ada@example.com", "Ada Example")]


def test_the_mail_of_a_forgotten_password(configured_store, mailbox, hostile_name):
    response = configured_store.request("/wp-login.php?action=lostpassword", "POST", data={"user_login": OWNER})
    assert response.status_code == 302, response.text
    message = mailbox.message(OWNER, "Password Reset")
    assert_sender(message, hostile_name)
    assert replies_to(message) == [(OWNER, hostile_name)]
    assert f"{configured_store.url}/wp-login.php?" in message["Text"]


def test_a_mail_that_a_plugin_sends_with_a_sender_of_its_own(configured_store, mailbox, hostile_name):
    """For example a contact form, which names the visitor as sender. The mail server would not accept that."""
    script = """$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php';
        var_export(wp_mail('clerk@example.com', 'A question', 'Hello', ['From: Visitor <visitor@elsewhere.example>', 'Reply-To: visitor@elsewhere.example']));"""
    assert configured_store.execute(configured_store.web, "php", "-r", script).stdout == "true"
    message = mailbox.message("clerk@example.com", "A question")
    assert message["From"]["Address"] == message["ReturnPath"] == SENDER
    assert replies_to(message) == [("visitor@elsewhere.example", "")]


def test_the_test_mail_of_woocommerce(configured_store, mailbox, hostile_name):
    script = """$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php'; wp_set_current_user(1); WC()->mailer();
        $request = new WP_REST_Request('POST'); $request->set_param('email', 'preview@example.com'); $request->set_param('type', 'WC_Email_Customer_Processing_Order');
        $controller = new Automattic\\WooCommerce\\Internal\\Admin\\EmailPreview\\EmailPreviewRestController();
        $method = new ReflectionMethod($controller, 'send_email_preview'); $result = $method->invoke($controller, $request);
        echo is_wp_error($result) ? $result->get_error_message() : 'sent';"""
    assert configured_store.execute(configured_store.web, "php", "-r", script).stdout == "sent"
    message = mailbox.message("preview@example.com", "order")
    assert_sender(message, hostile_name)


def test_a_mail_is_not_sent_in_clear_text_to_a_server_without_encryption(configured_store, mailbox):
    script = """putenv('SMTP_ENCRYPTION=' . $argv[1]); $_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php';
        var_export(wp_mail('clear@example.com', 'Clear text', 'Hello'));"""
    assert configured_store.execute(configured_store.web, "php", "-r", script, "--", "starttls").stdout == "false"
    assert mailbox.messages("clear@example.com", "Clear text") == []
