"""Every page names its store, which the control plane's storefront probe checks."""
from html.parser import HTMLParser

import pytest

pytestmark = pytest.mark.xdist_group("shared-store")


class Head(HTMLParser):
    """Collects <meta name="urumi-store"> up to the end of the head."""

    def __init__(self):
        super().__init__()
        self.in_head, self.stores = True, []

    def handle_starttag(self, tag, attributes):
        if self.in_head and tag == "meta" and dict(attributes).get("name") == "urumi-store":
            self.stores.append(dict(attributes).get("content"))

    def handle_endtag(self, tag):
        self.in_head = self.in_head and tag != "head"


def stores_named_by(page):
    head = Head()
    head.feed(page)
    return head.stores


def id_of(store):
    return store.kubectl("get", "deployment", "store-web", "-o", "jsonpath={.metadata.labels.urumi\\.io/store-id}")


@pytest.mark.parametrize("path", ["/", "/shop/", "/no-such-page/"])
def test_a_page_names_its_store_once(store, path):
    assert stores_named_by(store.request(path).text) == [id_of(store)]


@pytest.mark.parametrize("path", ["/product/mug/", "/product-category/kitchen/", "/cart/", "/my-account/"])
def test_a_page_of_woocommerce_names_its_store_once(selling_store, path):
    assert stores_named_by(selling_store.request(path).text) == [id_of(selling_store)]


@pytest.mark.parametrize("path", ["/", "/shop/", "/no-such-page/", "/wp-login.php", "/wp-admin/"])
def test_every_answer_of_wordpress_names_its_store_in_a_header(store, path):
    assert store.request(path).headers["X-Urumi-Store"] == id_of(store)


def test_a_shop_whose_owner_has_not_opened_it_says_so_on_its_page(selling_store):
    mark = '<meta name="urumi-shop" content="coming-soon">'
    assert mark not in selling_store.request("/shop/").text
    for pages_only in ("yes", "no"):
        try:
            selling_store.sql("REPLACE INTO wp_options (option_name, option_value, autoload) VALUES"
                              f" ('woocommerce_coming_soon', 'yes', 'yes'), ('woocommerce_store_pages_only', '{pages_only}', 'yes');")
            page = selling_store.request("/shop/").text
            assert mark in page and stores_named_by(page) == [id_of(selling_store)]
        finally:
            selling_store.sql("UPDATE wp_options SET option_value = 'no' WHERE option_name = 'woocommerce_coming_soon';")


def test_a_page_names_its_store_with_another_theme_too(store):
    current = store.sql("SELECT CONCAT_WS(',', (SELECT option_value FROM wp_options WHERE option_name = 'template'),"
                        " (SELECT option_value FROM wp_options WHERE option_name = 'stylesheet'));").split(",")
    try:
        store.sql("UPDATE wp_options SET option_value = 'twentytwentyfive' WHERE option_name IN ('template', 'stylesheet');")
        page = store.request("/").text
        assert "twentytwentyfive" in page
        assert stores_named_by(page) == [id_of(store)]
    finally:
        store.sql(f"UPDATE wp_options SET option_value = '{current[0]}' WHERE option_name = 'template';"
                  f"UPDATE wp_options SET option_value = '{current[1]}' WHERE option_name = 'stylesheet';")
