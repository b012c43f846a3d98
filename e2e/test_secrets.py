"""Generated secrets are in the Secret, and not where users and programs read: values, specifications, logs, events, files."""
import pytest

from support.commands import run

pytestmark = pytest.mark.xdist_group("shared-store")

KEYS = ["database-password", "database-root-password", "admin-password", "auth-key", "nonce-salt", "woocommerce-consumer-key", "woocommerce-consumer-secret"]
# Every file of the image and of the writable folders, except the mounted Secret and the database's own data.
SEARCH = """cat >/tmp/patterns
grep -rlFs -f /tmp/patterns / --exclude-dir=proc --exclude-dir=sys --exclude-dir=secrets --exclude-dir=mysql --exclude-dir=mysqld --exclude=patterns
found=$?; rm /tmp/patterns; [ $found -le 2 ]"""


@pytest.fixture(scope="module")
def store_that_ran_its_jobs(store):
    """test_schedule and test_orders check the effect of the jobs; here they only have to run and write logs."""
    store.kubectl("create", "job", "--from=cronjob/store-cron", "cron-now")
    store.helm_test()
    store.kubectl("wait", "--for=condition=Complete", "job/cron-now", "--timeout=90s")
    assert "actions were run" in store.kubectl("logs", "job/cron-now")
    return store


@pytest.fixture(scope="module")
def secrets(store):
    return {key: store.secret(key) for key in KEYS}


def found_in(text, secrets):
    assert text.strip(), "nothing was read"
    return [key for key, value in secrets.items() if value in text]


def test_the_search_finds_a_secret_that_is_there(store, secrets):
    assert found_in(store.execute(store.database, "cat", "/run/secrets/urumi/admin-password").stdout, secrets) == ["admin-password"]


@pytest.mark.parametrize("command", [
    pytest.param(["helm", "get", "values", "--all", "store", "-n", "NAMESPACE"], id="helm get values"),
    pytest.param(["kubectl", "-n", "NAMESPACE", "get", "pods,deployments,statefulsets,jobs,cronjobs,configmaps", "-o", "yaml"], id="specifications"),
    pytest.param(["sh", "-ec", "for pod in $(kubectl -n NAMESPACE get pods -o name); do kubectl -n NAMESPACE logs $pod; done"], id="logs"),
    pytest.param(["kubectl", "-n", "NAMESPACE", "get", "events", "-o", "yaml"], id="events"),
    pytest.param(["kubectl", "-n", "NAMESPACE", "exec", "deploy/store-web", "--", "sh", "-c", "cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ"],
                 id="arguments and environment of the web server"),
    pytest.param(["kubectl", "-n", "NAMESPACE", "exec", "store-db-0", "--", "sh", "-c", "cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ"],
                 id="arguments and environment of the database"),
])
def test_contains_no_secret(store_that_ran_its_jobs, secrets, command):
    done = run(*(word.replace("NAMESPACE", store_that_ran_its_jobs.namespace) for word in command))
    assert found_in((done.stdout + done.stderr).replace("\0", "\n"), secrets) == []


def test_the_sql_with_the_secrets_is_in_memory(store):
    assert store.execute(store.database, "stat", "-f", "-c", "%T", "/run/mysqld").stdout.strip() == "tmpfs"


def files_with_secrets(store, target, secrets):
    return store.execute(target, "sh", "-c", SEARCH, input="\n".join(secrets.values()) + "\n").stdout.split()


@pytest.mark.parametrize("target", ["deploy/store-web", "store-db-0"])
def test_the_search_finds_a_file_that_contains_a_secret(store, secrets, target):
    store.execute(target, "sh", "-c", "cat >/tmp/e2e-secret", input=secrets["nonce-salt"])
    try:
        assert files_with_secrets(store, target, secrets) == ["/tmp/e2e-secret"]
    finally:
        store.execute(target, "rm", "/tmp/e2e-secret")


@pytest.mark.parametrize("target", ["deploy/store-web", "store-db-0"])
def test_no_file_contains_a_secret(store_that_ran_its_jobs, secrets, target):
    assert files_with_secrets(store_that_ran_its_jobs, target, secrets) == []


def test_the_database_image_contains_no_file_with_secrets(store):
    files = set(store.execute(store.database, "ls", "/usr/share/urumi/database").stdout.split())
    assert files - {"locales"} == {"data.tar.zst", "made-by", "setup.sql", "contents"}
