"""Prices, units and tax display follow WooCommerce's own data about the store's country and currency."""
import html
import json
import re

import pytest

from support.locale_codes import CODES, codes_of, current_codes

pytestmark = pytest.mark.xdist_group("configured-store")

OPTIONS = ["woocommerce_currency_pos", "woocommerce_price_thousand_sep", "woocommerce_price_decimal_sep", "woocommerce_price_num_decimals",
           "woocommerce_weight_unit", "woocommerce_dimension_unit", "woocommerce_tax_display_shop", "woocommerce_tax_display_cart",
           "woocommerce_prices_include_tax"]
# Expected options for country and currency, derived from the locale data in the image.
CASES = {
    ("JP", "JPY"): ["left", ",", ".", "0", "kg", "cm", "excl", "excl", "no"],
    ("KW", "KWD"): ["right_space", ".", ",", "3", "kg", "cm", "excl", "excl", "no"],
    ("US:CA", "USD"): ["left", ",", ".", "2", "lbs", "in", "excl", "excl", "no"],
    ("DE", "EUR"): ["right_space", ".", ",", "2", "kg", "cm", "incl", "incl", "yes"],
    ("GB", "GBP"): ["left", ",", ".", "2", "kg", "cm", "incl", "incl", "yes"],
    # Another currency: its decimals, in the format of the country's language if WooCommerce has one.
    ("DE", "JPY"): ["left", ",", ".", "0", "kg", "cm", "incl", "incl", "yes"],
    ("AT", "EUR"): ["left_space", " ", ",", "2", "kg", "cm", "incl", "incl", "yes"],
}


def options(store):
    values = store.sql(f"SELECT option_name, HEX(option_value) FROM wp_options WHERE option_name IN {tuple(OPTIONS)};")
    found = dict(line.split("\t") for line in values.splitlines())
    return [bytes.fromhex(found[name]).decode() for name in OPTIONS]


def prices(text):
    """The prices of a page as customers read them."""
    amounts = re.findall(r'<span class="woocommerce-Price-amount amount"><bdi>(.*?)</bdi>', text)
    return [html.unescape(re.sub(r"<[^>]+>", "", amount)).replace("\u00a0", " ") for amount in amounts]


def test_the_codes_of_the_chart_are_those_of_woocommerce(selling_store, request):
    current = codes_of(selling_store)
    if request.config.getoption("--update-codes"):
        CODES.write_text(current)
    assert current_codes() == json.loads(current)


def test_a_japanese_store_shows_prices_without_decimals(configured_store):
    assert sorted(prices(configured_store.request("/shop/").text)) == sorted(["¥1,450", "¥3,900", "¥1,200", "¥1,890"])


def test_a_japanese_store_ships_for_a_price_without_decimals(configured_store):
    settings = configured_store.sql("SELECT option_value FROM wp_options WHERE option_name LIKE 'woocommerce_flat_rate_%_settings';")
    assert '"cost";s:3:"490"' in settings


def test_the_options_are_those_of_the_country(configured_store):
    assert options(configured_store) == CASES["JP", "JPY"]


def test_the_address_format_is_that_of_the_country(configured_store):
    """WooCommerce uses the base country where no customer's country is known."""
    assert configured_store.sql("SELECT option_value FROM wp_options WHERE option_name = 'woocommerce_default_country';") == "JP"


class TestEveryCountryAndCurrency:
    """Compares the image's table, as the database's start script reads it, with WooCommerce."""

    @pytest.fixture(scope="class")
    @classmethod
    def locale(cls, configured_store):
        script = configured_store.execute(configured_store.database, "sed", "-n", "/^locale() {/,/^}/p", "/usr/local/bin/store-database").stdout

        def locale(pairs):
            calls = "\n".join(f"STORE_COUNTRY='{country}' STORE_CURRENCY={currency}; locale" for country, currency in pairs)
            text = configured_store.execute(configured_store.database, "sh", input=f"share=/usr/share/urumi/database\n{script}\n{calls}\n").stdout
            return [line.split("|") for line in text.splitlines()]
        return locale

    def test_examples(self, locale):
        found = {case: row for case, row in zip(CASES, locale(CASES))}
        expected = {case: [*row[:7]] for case, row in CASES.items()}
        assert found == expected

    def test_each_country_with_its_own_currency(self, locale, selling_store):
        script = """$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php'; $vat = WC()->countries->get_vat_countries();
            foreach (include WC()->plugin_path() . '/i18n/locale-info.php' as $code => $l) { $rows[$code . ' ' . $l['currency_code']] =
            [$l['currency_pos'], $l['thousand_sep'], $l['decimal_sep'], (string) $l['num_decimals'], $l['weight_unit'], $l['dimension_unit'],
            in_array($code, $vat, true) ? 'incl' : 'excl']; } echo json_encode($rows);"""
        expected = json.loads(selling_store.execute(selling_store.web, "php", "-r", script).stdout)
        pairs = [tuple(pair.split()) for pair in expected]
        assert len(pairs) > 240
        assert dict(zip(expected, locale(pairs))) == expected


OF_OWNER = {"woocommerce_weight_unit": "oz", "woocommerce_dimension_unit": "yd", "woocommerce_tax_display_shop": "incl",
            "woocommerce_tax_display_cart": "incl", "woocommerce_prices_include_tax": "yes"}


def change(store, **options):
    for name, value in options.items():
        store.sql(f"UPDATE wp_options SET option_value = '{value}' WHERE option_name = '{name}';")


def upgrade(store, shop):
    store.upgrade("--set", f"{shop},migration.enabled=false")
    store.wait_until_settled()


class TestAnotherCurrencyLater:
    """The currency of an existing store changes: prices keep their numbers, and the format follows."""

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def upgraded(cls, configured_store):
        change(configured_store, **OF_OWNER)
        upgrade(configured_store, "shop.currency=KWD,shop.country=KW")

    def test_prices_have_three_decimals(self, configured_store):
        assert sorted(prices(configured_store.request("/shop/").text)) == sorted(["1.450,000 د.ك", "3.900,000 د.ك", "1.200,000 د.ك", "1.890,000 د.ك"])

    def test_the_format_follows(self, configured_store):
        assert options(configured_store)[:4] == CASES["KW", "KWD"][:4]

    def test_units_and_the_meaning_of_prices_stay_those_of_the_owner(self, configured_store):
        assert options(configured_store)[4:] == list(OF_OWNER.values())

    def test_an_order_can_be_placed(self, configured_store):
        configured_store.helm_test()


class TestAnotherCountryLater:
    """Only the country of an existing store changes: nothing that the owner has set about prices does."""

    def test_all_options_stay_those_of_the_owner(self, configured_store):
        change(configured_store, woocommerce_price_num_decimals="2", woocommerce_price_decimal_sep="_")
        before = options(configured_store)
        assert before[2:4] == ["_", "2"]
        upgrade(configured_store, "shop.currency=KWD,shop.country=US:CA")
        assert options(configured_store) == before
        assert configured_store.sql("SELECT option_value FROM wp_options WHERE option_name = 'woocommerce_default_country';") == "US:CA"
