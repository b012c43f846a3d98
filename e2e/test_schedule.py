"""Scheduled work: after one run of the cron job, what was due has been run, once, or the job has failed."""
import json
import time

import pytest

pytestmark = pytest.mark.xdist_group("schedule")

# Each event and action does what its name says; `ran` counts how often each was run.
PLUGIN = r"""<?php
$e2e_count = static fn( $name ) => $GLOBALS['wpdb']->query( "INSERT INTO wp_e2e_ran VALUES ('$name', UNIX_TIMESTAMP(), 0)" );
foreach ( array( 'e2e_event', 'e2e_action', 'e2e_recurring' ) as $e2e_name ) {
	add_action( $e2e_name, static fn() => $e2e_count( $e2e_name ) );
}
add_action( 'e2e_exit', static function () use ( $e2e_count ) { $e2e_count( 'e2e_exit' ); exit; } );
add_action( 'e2e_throw', static function () use ( $e2e_count ) { $e2e_count( 'e2e_throw' ); throw new Exception( 'thrown' ); } );
add_action( 'e2e_memory', static function () use ( $e2e_count ) { $e2e_count( 'e2e_memory' ); str_repeat( 'x', 1 << 30 ); } );
add_action( 'e2e_print', static function () use ( $e2e_count ) { $e2e_count( 'e2e_print' ); echo 'printed'; } );
add_action( 'e2e_again', static fn() => wp_schedule_single_event( time() - 600, 'e2e_again' ) );
add_action( 'e2e_adds', static function () use ( $e2e_count ) {
	$e2e_count( 'e2e_adds' );
	as_schedule_single_action( time() - 60, 'e2e_action' );
	exit;
} );
add_action( 'e2e_long', static fn() => $GLOBALS['wpdb']->query( "SELECT SLEEP(21)" ) );
add_action( 'e2e_slow', static function () use ( $e2e_count ) {
	$e2e_count( 'e2e_slow' );
	$GLOBALS['wpdb']->query( "SELECT SLEEP(12)" );
	$GLOBALS['wpdb']->query( "UPDATE wp_e2e_ran SET ended = UNIX_TIMESTAMP() WHERE name = 'e2e_slow'" );
} );
"""
# Runs PHP code inside WordPress.
WORDPRESS = "$_SERVER['HTTP_HOST'] = parse_url(getenv('STORE_URL'), PHP_URL_HOST); require '/var/www/html/wp-load.php'; "
MINUTE = 60


@pytest.fixture(scope="module")
def scheduling_store(new_store, tmp_path_factory):
    """A store with the plugin above, mounted into the folder of must-use plugins, and without runs by the clock.

    Its probes are those of the previous version of the chart, which a release keeps when it gets a new image by a tag.
    """
    store = new_store("schedule", install=False)
    store.kubectl("create", "configmap", "e2e-plugin", "--from-literal", f"e2e.php={PLUGIN}")
    store.install("--set", "cron.schedule=0 0 1 1 *")
    store.kubectl("patch", "deployment", "store-web", "--type=strategic", "--patch", """
spec: {template: {spec: {
  volumes: [{name: e2e, configMap: {name: e2e-plugin}}],
  containers: [{name: wordpress,
    readinessProbe: {httpGet: {path: /healthz/ready, port: http}}, livenessProbe: {httpGet: {path: /healthz/live, port: http}},
    volumeMounts: [{name: e2e, mountPath: /var/www/html/wp-content/mu-plugins/e2e.php, subPath: e2e.php}]}]}}}""")
    store.wait_until_settled()
    if not store.sells():
        pytest.skip("the image was built without WooCommerce")
    store.sql("CREATE TABLE wp_e2e_ran (name varchar(40), at int, ended int);")
    # The first run also does what the installation left.
    assert run_cron(store)
    return store


@pytest.fixture
def store(scheduling_store):
    scheduling_store.sql("DELETE FROM wp_e2e_ran;")
    return scheduling_store


jobs = iter(range(1, 1000))


def start_cron(store, **environment):
    name = f"cron-e2e-{next(jobs)}"
    job = json.loads(store.kubectl("create", "job", "--from=cronjob/store-cron", name, "--dry-run=client", "-o", "json"))
    # Without an owner, since the CronJob keeps one finished job only.
    del job["metadata"]["ownerReferences"]
    job["spec"]["template"]["spec"]["containers"][0]["env"] += [{"name": key, "value": value} for key, value in environment.items()]
    store.kubectl("apply", "-f", "-", input=json.dumps(job))
    return name


def succeeds(store, job, seconds=240):
    """Waits for the end of the job. Returns whether it succeeded."""
    deadline = time.monotonic() + seconds
    while True:
        conditions = store.kubectl("get", "job", job, "-o", 'jsonpath={range .status.conditions[?(@.status=="True")]}{.type} {end}').split()
        if {"Complete", "Failed"} & set(conditions):
            return "Complete" in conditions
        assert time.monotonic() < deadline, f"job {job} does not end"
        time.sleep(0.3)


def start_slow_run(store):
    """Starts a job and waits until it is in the middle of `e2e_slow`, which has to be due. Returns the job's name."""
    name = start_cron(store)
    deadline = time.monotonic() + 60
    while "e2e_slow" not in ran(store):
        assert time.monotonic() < deadline
        time.sleep(0.3)
    return name


def run_cron(store):
    return succeeds(store, start_cron(store))


def logs(store, job):
    return store.kubectl("logs", f"job/{job}")


def wordpress(store, code):
    return store.execute(store.web, "php", "-r", WORDPRESS + code).stdout


def schedule(store, *hooks):
    wordpress(store, "".join(f"wp_schedule_single_event( time() - {MINUTE}, '{hook}' ); " for hook in hooks))


def ran(store):
    rows = store.sql("SELECT name FROM wp_e2e_ran ORDER BY name;").split()
    return {name: rows.count(name) for name in rows}


def due_events(store):
    return int(wordpress(store, "echo count( array_filter( array_keys( _get_cron_array() ), fn( $at ) => $at < time() - 5 ) );"))


def due_actions(store):
    return int(store.sql("SELECT COUNT(*) FROM wp_actionscheduler_actions WHERE status = 'pending' AND scheduled_date_gmt < UTC_TIMESTAMP() - INTERVAL 5 SECOND;"))


def test_a_due_event_and_a_due_action_have_run_after_one_run_of_the_job(store):
    schedule(store, "e2e_event")
    wordpress(store, f"as_schedule_single_action( time() - {MINUTE}, 'e2e_action' ); wp_schedule_event( time() - {MINUTE}, 'hourly', 'e2e_recurring' );")
    assert ran(store) == {}
    assert due_events(store) and due_actions(store)
    assert run_cron(store)
    assert ran(store) == {"e2e_event": 1, "e2e_action": 1, "e2e_recurring": 1}
    assert (due_events(store), due_actions(store)) == (0, 0)
    assert store.sql("SELECT DISTINCT status FROM wp_actionscheduler_actions WHERE hook = 'e2e_action';") == "complete"
    # The recurring event has its next occurrence.
    assert int(wordpress(store, "echo wp_next_scheduled( 'e2e_recurring' ) > time() ? 1 : 0; wp_clear_scheduled_hook( 'e2e_recurring' );"))


def test_what_is_not_due_does_not_run(store):
    wordpress(store, "wp_schedule_single_event( time() + 3600, 'e2e_event' ); as_schedule_single_action( time() + 3600, 'e2e_action' );")
    assert run_cron(store)
    assert ran(store) == {}
    wordpress(store, "wp_clear_scheduled_hook( 'e2e_event' ); as_unschedule_all_actions( 'e2e_action' );")


def test_more_actions_than_one_batch_are_all_run(store):
    wordpress(store, f"for ( $i = 0; $i < 60; $i++ ) as_schedule_single_action( time() - {MINUTE}, 'e2e_action', array( $i ) );")
    assert run_cron(store)
    assert ran(store) == {"e2e_action": 60}


def test_a_sale_that_is_over_ends(store):
    """What the owner of a shop notices first."""
    product = int(wordpress(store, "$p = wc_get_products( array( 'limit' => 1 ) )[0]; $p->set_sale_price( '1' ); $p->set_date_on_sale_to( time() + 3600 ); $p->save();"
                                   " echo $p->get_id();"))
    store.sql(f"UPDATE wp_postmeta SET meta_value = UNIX_TIMESTAMP() - 60 WHERE post_id = {product} AND meta_key = '_sale_price_dates_to';")
    wordpress(store, "wp_clear_scheduled_hook( 'woocommerce_scheduled_sales' ); as_unschedule_all_actions( 'woocommerce_scheduled_sales' );"
                     " wp_schedule_single_event( time() - 60, 'woocommerce_scheduled_sales' );")
    assert store.sql(f"SELECT meta_value FROM wp_postmeta WHERE post_id = {product} AND meta_key = '_price';") == "1"
    assert run_cron(store)
    assert store.sql(f"SELECT meta_value FROM wp_postmeta WHERE post_id = {product} AND meta_key = '_price';") != "1"


def test_an_event_that_fails_fails_the_job_and_does_not_stop_the_others(store):
    schedule(store, "e2e_throw", "e2e_memory", "e2e_event")
    job = start_cron(store)
    assert not succeeds(store, job)
    assert ran(store) == {"e2e_throw": 1, "e2e_memory": 1, "e2e_event": 1}
    assert "failed: event e2e_throw: thrown" in logs(store, job)
    assert "failed: event e2e_memory: Allowed memory size" in logs(store, job)
    assert run_cron(store)


def test_an_event_that_ends_the_request_or_prints_does_not_stop_the_others(store):
    schedule(store, "e2e_exit", "e2e_print", "e2e_event")
    assert run_cron(store)
    assert ran(store) == {"e2e_exit": 1, "e2e_print": 1, "e2e_event": 1}


def test_the_job_fails_when_the_work_cannot_be_done(store):
    """Another connection holds the lock, as a run that never ends."""
    schedule(store, "e2e_event")
    holder = "SELECT GET_LOCK('urumi-cron', 0); SELECT SLEEP(600);"
    password = "export MYSQL_PWD=$(cat /run/secrets/urumi/database-root-password); "
    store.execute(store.database, "sh", "-c", password + "(mariadb --defaults-file=/etc/urumi/my.cnf -uroot wordpress -e \"$0\" >/dev/null 2>&1 &)", holder)
    deadline = time.monotonic() + 60
    while store.sql("SELECT IS_USED_LOCK('urumi-cron') IS NOT NULL;") != "1":
        assert time.monotonic() < deadline
    try:
        job = start_cron(store, STORE_CRON_SECONDS="12")
        assert not succeeds(store, job)
        assert "still due: another run is in progress" in logs(store, job)
        assert ran(store) == {}
    finally:
        store.sql("SELECT CONCAT('KILL ', ID, ';') FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT SLEEP(600)%' INTO @kill; EXECUTE IMMEDIATE @kill;")
    assert run_cron(store)
    assert ran(store) == {"e2e_event": 1}


def test_an_event_that_is_always_due_ends_the_job_with_a_message(store):
    """It schedules itself again in the past. The job ends before Kubernetes kills it, which would delete its log."""
    schedule(store, "e2e_again", "e2e_event")
    try:
        job = start_cron(store, STORE_CRON_SECONDS="12")
        assert not succeeds(store, job, 60)
        assert "still due: event e2e_again" in logs(store, job)
        assert ran(store) == {"e2e_event": 1}
    finally:
        store.kubectl("delete", "job", job)
        wordpress(store, "wp_clear_scheduled_hook( 'e2e_again' );")


def test_an_action_that_a_killed_run_had_claimed_is_run(store):
    wordpress(store, f"as_schedule_single_action( time() - {MINUTE}, 'e2e_action' );")
    store.sql("INSERT INTO wp_actionscheduler_claims (date_created_gmt) VALUES (UTC_TIMESTAMP()); "
              "UPDATE wp_actionscheduler_actions SET claim_id = LAST_INSERT_ID() WHERE hook = 'e2e_action' AND status = 'pending';")
    assert run_cron(store)
    assert ran(store) == {"e2e_action": 1}


def test_an_action_for_which_a_request_has_no_time_is_run_by_the_next_one(store):
    """A request starts nothing after 20 seconds."""
    schedule(store, "e2e_long")
    wordpress(store, f"as_schedule_single_action( time() - {MINUTE}, 'e2e_action' );")
    assert run_cron(store)
    assert ran(store) == {"e2e_action": 1}


def test_an_action_that_is_added_during_a_run_is_left_to_the_next_one(store):
    """Otherwise a run would not end while each action adds another one. This one ends the request, too, so that the job asks what is left."""
    wordpress(store, f"as_schedule_single_action( time() - {MINUTE}, 'e2e_adds' );")
    assert run_cron(store)
    assert ran(store) == {"e2e_adds": 1}
    assert run_cron(store)
    assert ran(store) == {"e2e_adds": 1, "e2e_action": 1}


def test_an_event_that_is_scheduled_during_a_run_is_not_lost(store):
    """The run changes the schedule afterwards, when it takes the next event from it."""
    schedule(store, "e2e_slow", "e2e_print")
    first = start_slow_run(store)
    schedule(store, "e2e_event")
    assert succeeds(store, first)
    assert run_cron(store)
    assert ran(store) == {"e2e_slow": 1, "e2e_print": 1, "e2e_event": 1}


def test_runs_do_not_overlap(store):
    schedule(store, "e2e_slow")
    first = start_slow_run(store)
    schedule(store, "e2e_event")
    second = start_cron(store)
    assert succeeds(store, first) and succeeds(store, second)
    ended = int(store.sql("SELECT ended FROM wp_e2e_ran WHERE name = 'e2e_slow';"))
    at = int(store.sql("SELECT at FROM wp_e2e_ran WHERE name = 'e2e_event';"))
    assert ended and at >= ended
    assert ran(store) == {"e2e_slow": 1, "e2e_event": 1}


def test_a_run_whose_job_is_deleted_goes_on_and_is_not_overlapped(store):
    schedule(store, "e2e_slow")
    first = start_slow_run(store)
    store.kubectl("delete", "job", first, "--wait=false")
    assert run_cron(store)
    assert int(store.sql("SELECT ended FROM wp_e2e_ran WHERE name = 'e2e_slow';"))
    assert ran(store) == {"e2e_slow": 1}


@pytest.mark.parametrize("path", ["/wp-cron.php", "/wp-cron.php?doing_wp_cron", "/internal/cron", "/internal/cron/x"])
def test_visitors_cannot_start_a_run(store, path):
    schedule(store, "e2e_event")
    try:
        assert store.status(path) == 403
        assert ran(store) == {}
    finally:
        wordpress(store, "wp_clear_scheduled_hook( 'e2e_event' );")
