"""A store whose TLS ends in front of the ingress controller, which is requested by http here, and its further domains."""
import re

import pytest

pytestmark = pytest.mark.xdist_group("configured-store")

# What proxies send, or leave out, when TLS ends before them.
SCHEMES = {"no header": {}, "overwritten": {"X-Forwarded-Proto": "http"}, "a list": {"X-Forwarded-Proto": "https,http"},
           "a list, the other way": {"X-Forwarded-Proto": "http, https"}, "https": {"X-Forwarded-Proto": "https"}}


@pytest.fixture(scope="module")
def store(configured_store):
    return configured_store


def direct(store, path, headers, host=None):
    """Status, Location and body of a request to the web server itself, because an ingress controller sets the header again."""
    script = """$c = stream_context_create(['http' => ['header' => $argv[2], 'ignore_errors' => true, 'follow_location' => 0]]);
        $body = file_get_contents('http://127.0.0.1:8080' . $argv[1], false, $c); echo implode("\n", $http_response_header), "\n\n", $body;"""
    lines = "\r\n".join([f"Host: {host or store.host}", *(f"{name}: {value}" for name, value in headers.items())])
    head, _, body = store.execute(store.web, "php", "-n", "-r", script, path, lines).stdout.partition("\n\n")
    location = re.search(r"^Location: (.*)$", head, re.MULTILINE | re.IGNORECASE)
    return int(head.split()[1]), location and location.group(1).strip(), body


@pytest.mark.parametrize("headers", SCHEMES.values(), ids=SCHEMES)
class TestAnHttpsStore:
    def test_sign_in_does_not_redirect(self, store, headers):
        status, location, body = direct(store, "/wp-login.php", headers)
        assert (status, location) == (200, None)
        assert f'action="https://{store.host}/wp-login.php"' in body

    def test_a_page_loads_nothing_by_http(self, store, headers):
        status, _, body = direct(store, "/shop/", headers)
        assert status == 200
        assert re.findall(r"""(?:src|srcset|action)=["']http:[^"']*|rel=["']stylesheet["'][^>]*http:[^"']*""", body) == []
        assert f"http://{store.host}" not in body
        assert f"https://{store.host}/wp-content/" in body

    def test_the_administration_redirects_to_sign_in_by_https(self, store, headers):
        status, location, _ = direct(store, "/wp-admin/", headers)
        assert (status, location.split("?")[0]) == (302, f"https://{store.host}/wp-login.php")


def test_the_ingress_controller_gets_pages_of_an_https_store(store):
    response = store.request("/wp-login.php")
    assert response.status_code == 200
    assert "max-age" in response.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("path", [
    "/", "/shop/", "/shop/?orderby=price&paged=2", "/product/m%C3%BCg/?a=%2F%3F&b=c%20d", "/a//b/../c?x=http://evil.example/",
    "/wp-content/themes/storefront/style.css?ver=1", "/wp-login.php", "//evil.example/x",
])
def test_a_further_domain_redirects_to_the_same_path_of_the_stores_address(store, path):
    for domain in (f"www.{store.host}", f"WWW.{store.host}:443", f"shop-{store.host}"):
        assert direct(store, path, {}, host=domain)[:2] == (301, f"{store.url}{path}")


def test_a_further_domain_redirects_through_the_ingress_controller(store):
    response = store.request("/shop/?a=b", headers={"Host": f"www.{store.host}"})
    assert (response.status_code, response.headers["Location"]) == (301, f"{store.url}/shop/?a=b")


def test_a_further_domain_keeps_the_method_and_body_of_a_request_that_is_not_a_page(store):
    response = store.request("/wp-json/wc/store/v1/cart/add-item", "POST", json={"id": 1}, headers={"Host": f"www.{store.host}"})
    assert (response.status_code, response.headers["Location"]) == (308, f"{store.url}/wp-json/wc/store/v1/cart/add-item")


@pytest.mark.parametrize("host", ["xwww.{host}", "www.{host}.evil.example", "evil.example"])
def test_other_host_names_are_not_redirected(store, host):
    """A proxy that replaces the host name would redirect for ever."""
    assert direct(store, "/shop/", {}, host=host.format(host=store.host))[0] == 200
