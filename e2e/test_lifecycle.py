"""Install, upgrade, restart, outage, larger plan, rollback, uninstall: the store's data stays until the end.

The tests of this file run in this order on one store.
"""
import json
import re
import time

import pytest
import requests

from support.commands import helm, kubectl

pytestmark = pytest.mark.xdist_group("own-namespaces")

NEW_NAME = 'Renamed & "new" <shop>'
ESCAPED_NAME = r'Renamed &amp; (&#8220;|&quot;)new(&#8221;|&quot;) &lt;shop&gt;'


@pytest.fixture(scope="module")
def store(new_store):
    store = new_store("lifecycle")
    store.wait_until_open()
    store.sql("INSERT INTO wp_options (option_name, option_value, autoload) VALUES ('survivor', 'yes', 'off');")
    store.execute(store.web, "sh", "-c", "echo kept >/var/www/html/wp-content/uploads/survivor.txt")
    return store


@pytest.fixture(scope="module")
def password(store):
    return store.secret("admin-password")


@pytest.fixture(scope="module")
def current_versions(store):
    """Versions of the database as the image makes it, before the test sets older ones."""
    return database_versions(store)


def setting(store, name):
    return store.sql(f"SELECT option_value FROM wp_options WHERE option_name = '{name}';")


def database_versions(store):
    return {name: setting(store, name) for name in ("db_version", "woocommerce_db_version")}


def assert_data_and_uploads_are_kept(store):
    assert setting(store, "survivor") == "yes"
    assert store.request("/wp-content/uploads/survivor.txt").text.strip() == "kept"


def restarts(store):
    return store.kubectl("get", "pods", "-l", "app.kubernetes.io/component=web", "-o", "jsonpath={.items[*].status.containerStatuses[*].restartCount}")


def place_an_order(store):
    """Runs the chart's test.

    It deletes its order, so the number of the next one shows that there was one.
    """
    def next_order():
        return store.sql("SELECT AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'wordpress' AND TABLE_NAME = 'wp_woocommerce_order_items';")
    if not store.sells():
        assert "this is a plain WordPress without a shop" in store.helm_test()
        return
    before, log = next_order(), store.helm_test()
    assert re.search(r"order \d+ is placed", log)
    assert next_order() != before


def test_an_order_can_be_placed_after_the_install(store):
    place_an_order(store)


class TestUpgrade:
    """An upgrade of a store whose database was left by an older WordPress and WooCommerce."""

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def upgraded(cls, store, password, current_versions):
        store.sql("UPDATE wp_options SET option_value = '58975' WHERE option_name = 'db_version';"
                  "UPDATE wp_options SET option_value = '9.9.0' WHERE option_name IN ('woocommerce_db_version', 'woocommerce_version');")
        store.upgrade("--set", f"store.name={NEW_NAME}")

    def test_it_settles(self, store):
        store.wait_until_settled()

    def test_the_migration_job_succeeds(self, store):
        store.kubectl("wait", "--for=condition=Complete", "job/store-migration-2", "--timeout=120s")

    def test_the_databases_of_wordpress_and_woocommerce_are_upgraded(self, store, current_versions):
        assert database_versions(store) == current_versions

    def test_the_migration_logs_the_upgrade(self, store, current_versions):
        assert f"58975 → {current_versions['db_version']}" in store.kubectl("logs", "job/store-migration-2")

    def test_the_new_name_is_on_the_page_escaped(self, store):
        assert re.search(ESCAPED_NAME, store.request("/shop/").text)

    def test_the_credentials_are_kept(self, store, password):
        assert store.secret("admin-password") == password

    def test_data_and_uploads_are_kept(self, store):
        assert_data_and_uploads_are_kept(store)


class TestRestart:
    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def renamed_by_the_owner(cls, store):
        store.sql("UPDATE wp_options SET option_value = 'By hand' WHERE option_name = 'blogname';")

    def test_the_database_pod_comes_back(self, store):
        store.kubectl("delete", "pod", "store-db-0", "--wait")
        store.wait_until_settled()

    def test_a_name_changed_by_the_owner_is_kept(self, store):
        assert "By hand" in store.request("/shop/").text

    def test_the_web_pod_comes_back(self, store):
        store.kubectl("delete", "pod", "-l", "app.kubernetes.io/component=web", "--wait")
        store.wait_until_settled()

    def test_data_and_uploads_are_kept(self, store):
        assert_data_and_uploads_are_kept(store)


class TestDatabaseOutage:
    """Without its database the store answers 503 at once, and the web server is not restarted."""

    @pytest.fixture(scope="class")
    @classmethod
    def restarts_before(cls, store):
        return restarts(store)

    def test_customers_read_that_the_store_opens_in_a_moment(self, store, restarts_before):
        store.kubectl("scale", "statefulset/store-db", "--replicas=0")
        deadline = time.monotonic() + 60
        while True:
            try:
                if "opens in a moment" in store.request("/shop/", timeout=2).text:
                    return
            except requests.RequestException:
                pass
            assert time.monotonic() < deadline
            time.sleep(0.5)

    def test_the_status_is_503_with_a_time_to_retry(self, store):
        response = store.request("/shop/")
        assert response.status_code == 503
        assert response.headers["Retry-After"] == "2"

    def test_other_pages_are_not_available_either(self, store):
        assert store.status("/wp-login.php") == 503

    def test_the_store_opens_when_the_database_is_back(self, store):
        store.kubectl("scale", "statefulset/store-db", "--replicas=1")
        store.wait_until_open()

    def test_the_web_server_was_not_restarted(self, store, restarts_before):
        assert restarts(store) == restarts_before


class TestLargerPlan:
    def test_it_settles_within_its_own_quota(self, store):
        store.upgrade("--set", "plan=medium")
        store.wait_until_settled()

    def test_the_quota_rejected_nothing(self, store):
        assert "exceeded quota" not in store.kubectl("get", "events").lower()


class TestRollback:
    def test_it_settles(self, store):
        helm("rollback", "store", "1", "-n", store.namespace)
        store.wait_until_settled()

    def test_data_and_uploads_are_kept(self, store):
        assert_data_and_uploads_are_kept(store)

    def test_the_credentials_are_kept(self, store, password):
        assert store.secret("admin-password") == password

    def test_an_order_can_be_placed(self, store):
        place_an_order(store)


class TestUninstall:
    KINDS = "all,pvc,secret,configmap,ingress,networkpolicy,resourcequota,limitrange,serviceaccount,pod"
    # Kubernetes creates the first two in every namespace; Helm keeps the pod of a test.
    REMAINING = {"configmap/kube-root-ca.crt", "serviceaccount/default", "pod/store-test-buy"}

    def test_nothing_is_left(self, store):
        helm("uninstall", "store", "-n", store.namespace)
        deadline = time.monotonic() + 40
        while left := set(store.kubectl("get", self.KINDS, "-o", "name").split()) - self.REMAINING:
            assert time.monotonic() < deadline, left
            time.sleep(0.3)

    def test_no_volume_is_left(self, store):
        def volumes():
            items = json.loads(kubectl("get", "pv", "-o", "json"))["items"]
            return [item["metadata"]["name"] for item in items if item["spec"].get("claimRef", {}).get("namespace") == store.namespace]
        deadline = time.monotonic() + 10
        while volumes():
            assert time.monotonic() < deadline, volumes()
            time.sleep(0.3)
