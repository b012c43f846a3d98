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
