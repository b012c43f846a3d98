"""A store's name is data: whatever characters it has, the store opens and shows it as it is."""
import html

import pytest

from support.names import Page

pytestmark = pytest.mark.xdist_group("configured-store")


@pytest.fixture(scope="module")
def page(configured_store):
    return Page(configured_store.request("/shop/").text)


def test_the_database_has_the_name(configured_store, hostile_name):
    escaped = hostile_name
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#039;")):
        escaped = escaped.replace(character, entity)
    stored = configured_store.sql("SELECT HEX(option_value) FROM wp_options WHERE option_name = 'blogname';")
    assert bytes.fromhex(stored).decode() == escaped


def test_the_header_of_the_page_shows_the_name(page, hostile_name):
    assert page.header.strip() == hostile_name


def test_the_title_of_the_page_contains_the_name(page, hostile_name):
    assert hostile_name in page.title


def test_the_rest_api_shows_the_name(configured_store, hostile_name):
    assert html.unescape(configured_store.request("/wp-json/").json()["name"]) == hostile_name


def test_helm_test_finds_the_name_and_places_an_order(configured_store):
    configured_store.helm_test()
