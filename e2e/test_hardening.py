"""What an attacker can try on a running store through the ingress controller."""
import http.client
import json
import re
from urllib.parse import urlsplit

import pytest

from support.store import INGRESS

pytestmark = pytest.mark.xdist_group("shared-store")

# Programs and files that no visitor may reach, in whatever spelling.
CLOSED = ["/wp-config.php", "/xmlrpc.php", "/wp-admin/install.php", "/wp-admin/setup-config.php", "/wp-mail.php", "/wp-signup.php", "/wp-activate.php",
          "/wp-trackback.php", "/wp-links-opml.php", "/wp-load.php", "/wp-settings.php", "/wp-blog-header.php", "/wp-cron.php", "/wp-admin/includes/file.php",
          "/wp-admin/maint/repair.php", "/wp-includes/version.php", "/wp-content/mu-plugins/urumi.php", "/wp-content/plugins/woocommerce/woocommerce.php",
          "/wp-content/plugins/woocommerce/patterns/header-large.php", "/readme.html", "/license.txt"]


def upper_case(path):
    return path.upper()


def percent_encoded(path):
    return "".join(letter if letter == "/" else f"%{ord(letter):02x}" for letter in path)


def dotted(path):
    return f"/./no/..{path}"


SPELLINGS = {
    "a path after it": lambda path: f"{path}/x", "a slash after it": lambda path: f"{path}/", "a style sheet after it": lambda path: f"{path}/x.css",
    "an encoded path after it": lambda path: f"{percent_encoded(path)}/%78", "encoded": percent_encoded, "double slashes": lambda path: path.replace("/", "//"),
    "dots": dotted, "dots and a path after it": lambda path: f"{dotted(path)}/x", "dots after it": lambda path: f"{path}/x/..", "upper case": upper_case,
    "upper case and a path after it": lambda path: f"{upper_case(path)}/x", "an encoded slash": lambda path: f"{path}%2fx", "a zero byte": lambda path: f"{path}%00",
    "encoded twice": lambda path: percent_encoded(path).replace("%", "%25"), "an encoded question mark": lambda path: f"{path}%3fx", "a semicolon": lambda path: f"{path};x",
}
def page(store, path, **options):
    response = store.request(path, **options)
    assert response.status_code == 200
    return response.text


def headers(store, path):
    response = store.request(path, "HEAD")
    assert response.headers
    return "\n".join(f"{name}: {value}" for name, value in response.headers.items()).lower()


@pytest.mark.parametrize("path", [
    "/wp-config.php", "/wp-config.php~", "/xmlrpc.php", "/readme.html", "/license.txt", "/wp-admin/install.php", "/wp-admin/setup-config.php",
    "/.git/config", "/.env", "/wp-includes/version.php", "/wp-content/mu-plugins/urumi.php", "/wp-content/plugins/woocommerce/readme.txt",
    "/wp-content/plugins/woocommerce/woocommerce.php", "/wp-content/uploads/wc-logs/", "/wp-content/uploads/woocommerce_uploads/",
    "/wp-cron.php", "/healthz/live", "/healthz/ready", "/healthz/open", "/internal/cron",
])
def test_internal_files_are_forbidden(store, path):
    assert store.status(path) == 403


def raw_status(store, path):
    """The status of a path that is sent as it is: `requests` would resolve dots and decode letters."""
    connection = http.client.HTTPConnection(urlsplit(INGRESS).netloc, timeout=30)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", store.host)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, body


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_a_closed_path_reaches_it(store, spelling):
    """Refused, or unknown to WordPress, which redirects some paths to pages of the shop."""
    reached = {}
    for path in CLOSED:
        status, body = raw_status(store, SPELLINGS[spelling](path))
        if status not in (400, 403, 404, 301):
            reached[path] = status, body[:80]
    assert reached == {}


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("suffix", ["", "/", "/x", "//x", "/x/y.css"])
def test_a_closed_path_is_refused_with_a_path_after_it(store, path, suffix):
    assert raw_status(store, path + suffix)[0] == 403


@pytest.mark.parametrize("path", ["/wp-login.php", "/index.php", "/wp-admin/index.php"])
def test_a_page_has_no_path_after_it(store, path):
    """Also for programs that are not listed above: PHP would get the path of another page."""
    assert raw_status(store, path)[0] in (200, 301, 302)
    assert raw_status(store, f"{path}/x")[0] in (403, 404)


@pytest.mark.parametrize("path", ["/", "/shop/", "/wp-login.php", "/wp-json/", "/feed/", "/robots.txt", "/wp-includes/css/dashicons.min.css",
                                  "/wp-admin/css/common.min.css", "/wp-includes/js/tinymce/wp-tinymce.php", "/wp-admin/load-styles.php?load=dashicons"])
def test_pages_and_files_are_open(store, path):
    assert store.status(path) == 200


@pytest.mark.parametrize("path", ["/wp-content/uploads/", "/wp-content/plugins/", "/wp-includes/", "/wp-content/"])
def test_folders_are_not_listed(store, path):
    assert "Index of" not in store.request(path).text


def test_responses_do_not_name_the_software_and_its_version(store):
    sent = headers(store, "/shop/")
    assert "server: apache/" not in sent
    assert "x-powered-by" not in sent
    assert 'name="generator"' not in page(store, "/shop/")


@pytest.mark.parametrize("header", [
    "x-content-type-options: nosniff", "x-frame-options: sameorigin", "referrer-policy: strict-origin",
    "content-security-policy: .*frame-ancestors", "permissions-policy:",
])
def test_the_security_header_is_sent(store, header):
    assert re.search(f"^{header}", headers(store, "/shop/"), re.MULTILINE)


def test_pages_load_no_emoji_from_another_host(store):
    """Not even in browsers that do not know them."""
    assert "s.w.org" not in page(store, "/shop/")


def test_wordpress_sends_no_requests_to_itself_and_to_other_hosts(store):
    """Network policies drop them, so that a page would wait for a timeout."""
    code = ("$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php'; "
            "foreach ( array( home_url( '/' ), 'https://example.com/' ) as $url ) { $found = wp_remote_get( $url ); echo is_wp_error( $found ) ? $found->get_error_code() : 'sent', ' '; } "
            "echo apply_filters( 'action_scheduler_allow_async_request_runner', true ) ? 'runner' : 'none';")
    assert store.execute(store.web, "php", "-r", code).stdout == "http_request_not_executed http_request_not_executed none"


def test_pages_are_compressed_and_files_are_kept_by_browsers(store):
    page = store.request("/shop/", headers={"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert "max-age=31536000" in store.request("/wp-includes/css/dashicons.min.css", "HEAD").headers["Cache-Control"]


def test_trace_is_rejected(store):
    assert store.status("/shop/", "TRACE") == 405


@pytest.mark.parametrize("path", ["/wp-json/wp/v2/users", "/?rest_route=/wp/v2/users", "/?author=1", "/author/owner/", "/wp-sitemap-users-1.xml"])
def test_users_are_not_listed(store, path):
    assert store.status(path) == 404


def test_the_login_page_gives_one_message_for_a_wrong_name_and_a_wrong_password(store):
    answer = store.request("/wp-login.php", "POST", data={"log": "unknown", "pwd": "x"}).text
    assert "name or the password is wrong" in answer


def test_the_orders_api_needs_a_key(selling_store):
    assert selling_store.status("/wp-json/wc/v3/orders") == 401


def test_an_order_of_another_customer_is_not_shown(store):
    assert store.status("/wp-json/wc/store/v1/order/1?key=x&billing_email=a@b.c") != 200


class TestUploads:
    """Uploaded files are never executed, whatever their names."""

    @pytest.fixture(scope="class")
    @classmethod
    def uploads(cls, store):
        store.execute(store.web, "sh", "-c", "cd /var/www/html/wp-content/uploads && for f in a.php b.phtml c.php.jpg d.phar; do "
                      'echo "<?php echo 6*7000;" > $f; done; echo "<script>1</script>" > e.svg')
        yield store
        store.execute(store.web, "sh", "-c", "cd /var/www/html/wp-content/uploads && rm a.php b.phtml c.php.jpg d.phar e.svg")

    @pytest.mark.parametrize("file", ["a.php", "b.phtml", "d.phar"])
    def test_an_uploaded_program_is_forbidden(self, uploads, file):
        assert uploads.status(f"/wp-content/uploads/{file}") == 403

    def test_a_program_named_like_a_picture_is_not_run(self, uploads):
        assert "42000" not in uploads.request("/wp-content/uploads/c.php.jpg").text

    def test_an_uploaded_picture_with_a_script_is_sandboxed(self, uploads):
        assert re.search("^content-security-policy: .*sandbox", headers(uploads, "/wp-content/uploads/e.svg"), re.MULTILINE)


def test_the_code_is_read_only(store):
    touched = store.execute(store.web, "touch", "/var/www/html/index.php", check=False)
    assert re.search("Read-only file system|Permission denied", touched.stderr)
    assert re.search(r"^\S+ / \S+ ro,", store.execute(store.web, "cat", "/proc/mounts").stdout, re.MULTILINE)


def test_php_starts_no_programs_and_hides_its_cookies_from_scripts(store):
    settings = "echo json_encode([function_exists('exec'), function_exists('proc_open'), ini_get('session.cookie_httponly')]);"
    shown = store.execute(store.web, "sh", "-c", f"PHP_INI_SCAN_DIR=$(echo /etc/php/*/apache2/conf.d) php -r \"{settings}\"").stdout
    assert json.loads(shown) == [False, False, "1"]


def test_a_file_in_the_folder_of_compiled_code_is_not_executed(store):
    """PHP requires that folder to be writable. Here the compiled code of the login page is put in place of another page's."""
    replace = """set -e; cd /tmp/opcache; id=$(ls); image=$(readlink "$id"); rm "$id"; mkdir -p "$id/var/www/html/wp-admin"
        cp "$image/var/www/html/wp-login.php.bin" "$id/var/www/html/wp-admin/freedoms.php.bin"; echo $id $image"""
    name, image = store.execute(store.web, "sh", "-c", replace).stdout.split()
    try:
        response = store.request("/wp-admin/freedoms.php")
        assert response.status_code == 302 and "/wp-login.php?redirect_to=" in response.headers["Location"]
    finally:
        store.execute(store.web, "sh", "-c", f"rm -r /tmp/opcache/{name}; ln -s {image} /tmp/opcache/{name}")


@pytest.mark.parametrize("headers", [{"X-Forwarded-For": "127.0.0.1"}, {"Urumi-Inside": "1"}, {"Connection": "X-Forwarded-Proto, X-Forwarded-Host, X-Real-IP, X-Forwarded-For"}],
                         ids=lambda headers: " ".join(headers))
@pytest.mark.parametrize("path", ["/internal/cron", "/healthz/live", "/healthz/ready", "/healthz/open"])
def test_a_forged_header_does_not_open_internal_pages(store, path, headers):
    assert store.status(path, headers=headers) == 403


def test_no_database_account_is_without_a_password(store):
    assert store.sql("SELECT User FROM mysql.global_priv WHERE JSON_VALUE(Priv, '$.authentication_string') IN ('', NULL) AND User <> 'mariadb.sys';") == ""


def test_the_database_account_of_the_store_has_rights_on_its_database_only(store):
    assert store.sql("SELECT COUNT(*) FROM information_schema.user_privileges WHERE grantee LIKE '%wordpress%' AND privilege_type <> 'USAGE';") == "0"
