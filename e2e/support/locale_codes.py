"""The chart's list of countries, states and currencies (files/codes.json), which is WooCommerce's own."""
import html
import json

from support.commands import CHART

CODES = CHART / "files" / "codes.json"
SCRIPT = """
$_SERVER['HTTP_HOST'] = 'x';
require '/var/www/html/wp-load.php';
$info = include WC()->plugin_path() . '/i18n/locale-info.php';
foreach (WC()->countries->get_countries() as $code => $name) {
    $countries[$code] = ['name' => $name, 'currency' => $info[$code]['currency_code'] ?? null,
        'states' => array_map('strval', array_keys(WC()->countries->get_states($code) ?: []))];
}
foreach ($info as $country) { $decimals[$country['currency_code']] = $country['num_decimals']; }
foreach (get_woocommerce_currencies() as $code => $name) { $currencies[$code] = ['name' => $name, 'decimals' => $decimals[$code] ?? 2]; }
ksort($countries); ksort($currencies);
echo json_encode(['countries' => $countries, 'currencies' => $currencies]);
"""


def current_codes():
    return json.loads(CODES.read_text())


def codes_of(store):
    """The file for the WooCommerce of a running store: one country or currency a line, without empty members."""
    found = json.loads(store.execute(store.web, "php", "-r", SCRIPT).stdout)
    sections = []
    for section, items in found.items():
        lines = [f'"{code}": ' + json.dumps({key: html.unescape(value) if isinstance(value, str) else value for key, value in item.items()
                                            if value not in (None, [])}, ensure_ascii=False) for code, item in items.items()]
        sections.append(f'"{section}": {{\n' + ",\n".join(lines) + "\n}")
    return "{\n" + ",\n".join(sections) + "\n}\n"
