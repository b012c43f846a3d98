package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ReadingTest {
  private final FakeControlPlane plane = new FakeControlPlane();

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void a_list_is_a_table_with_a_rule_under_its_header() {
    plane.on("GET /stores", Answer.ok(Samples.page(Samples.store("READY"), Samples.failed())));

    String out = Shell.against(plane).run("store", "list").out();

    assertThat(out.lines().toList().get(0))
        .matches("SUBDOMAIN +NAME +PHASE +PLAN +URL +AGE +CLUSTER");
    assertThat(out.lines().toList().get(1)).matches("[─-]+");
    assertThat(out).contains("alpha", "Alpha Shop", "Ready", "Failed (IMAGE_PULL_FAILED)");
    assertThat(out).doesNotContain("SIMULATED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT10H", "PT-10H"})
  void ages_are_those_of_the_control_plane_also_when_the_clock_of_this_machine_is_wrong(
      Duration offset) {
    Instant fiveMinutesAgo = Instant.now().minusSeconds(330);
    String step =
        "\"currentStep\":{\"step\":\"DEPLOY_RELEASE\",\"title\":\"Install\",\"attempt\":1,"
            + "\"startedAt\":\"%s\"},".formatted(fiveMinutesAgo);
    String store =
        Samples.store("alpha", "PROVISIONING", false, step)
            .replaceAll("2026-11-02T10:00:0[01]Z", fiveMinutesAgo.toString());
    String run =
        Samples.step(1, "Install", "RUNNING", 0)
            .replace("2026-11-02T10:00:00Z", fiveMinutesAgo.toString())
            .replaceAll("\"(endedAt|durationMs)\":[^,]*,", "");
    plane.on("GET /stores", Answer.ok(Samples.page(store)));
    plane.on("GET /stores/" + Samples.ID + "/steps", Answer.ok(Samples.page(run)));
    Shell shell = Shell.against(plane).clockWrongBy(offset);

    assertThat(shell.run("store", "list").out()).containsPattern(" 5m +test");
    assertThat(shell.run("store", "show", "alpha").out())
        .contains("Install, for 5m")
        .containsPattern("NamespaceActive +5m ");
    assertThat(shell.run("store", "steps", "alpha").out()).contains("5m so far");
  }

  @Test
  void a_request_that_the_reconciler_has_not_seen_and_a_problem_that_resolves_are_shown() {
    plane.on(
        "GET /stores",
        Answer.ok(
            Samples.page(
                Samples.failed()
                    .replace("FAILED", "DEGRADED")
                    .replace("\"generation\":1,", "\"generation\":2,"))));

    assertThat(Shell.against(plane).run("store", "show", "alpha").out())
        .contains("2 (seen: 1)", "The image could not be pulled.")
        .doesNotContain("store retry");
  }

  @Test
  void a_store_that_waits_for_a_slot_shows_its_queue_position() {
    String waiting = Samples.store("alpha", "REQUESTED", false, "\"queuePosition\":7,");
    plane.on("GET /stores", Answer.ok(Samples.page(waiting)));

    assertThat(Shell.against(plane).run("store", "list").out()).contains("Requested (queue: 7)");
    assertThat(Shell.against(plane).run("store", "show", "alpha").out())
        .contains("Waiting for a slot, position 7");
  }

  @Test
  void simulated_stores_are_marked_everywhere() {
    plane.on("GET /stores", Answer.ok(Samples.page(Samples.simulated("READY"))));
    plane.on("GET /system", Answer.ok(Samples.system(true)));

    assertThat(Shell.against(plane).run("store", "list").out())
        .contains("SIMULATED", "no real shop runs");
    assertThat(Shell.against(plane).run("store", "show", "alpha").out())
        .contains("SIMULATED CLUSTER: no real shop runs");
    assertThat(Shell.against(plane).run("system", "show").out()).contains("SIMULATED CLUSTER");
  }

  @Test
  void whoami_shows_who_the_control_plane_takes_the_caller_for() {
    plane.on(
        "GET /session",
        Answer.ok(
            """
            {"principalId": "local", "principalKind": "LOCAL", "name": "local",
             "platformRoles": ["ADMINISTRATOR"], "signIn": true}
            """));

    assertThat(Shell.against(plane).run("whoami").out())
        .contains("local", "LOCAL", "ADMINISTRATOR", "users sign in");
  }

  @Test
  void filters_are_sent_encoded_in_the_query() {
    plane.on("GET /stores", Answer.ok(Samples.page()));

    Shell.against(plane)
        .run(
            "store",
            "list",
            "--phase",
            "ready",
            "-q",
            "a&b {x}",
            "--owner=local",
            "--sort",
            "name",
            "--limit",
            "5");

    assertThat(plane.requests("GET /stores").get(0).query())
        .isEqualTo("owner=local&phase=READY&q=a&b {x}&sort=name&limit=5");
  }

  @Test
  void a_page_that_is_not_the_last_shows_how_to_get_the_next() {
    plane.on("GET /stores", Answer.ok(Samples.pageBefore("c1", Samples.store("READY"))));

    assertThat(Shell.against(plane).run("store", "list").out()).contains("--all, or --after c1");
  }

  @Test
  void all_pages_are_read_with_all() {
    plane.on(
        "GET /stores",
        Answer.ok(Samples.pageBefore("c1", Samples.store("one", "READY", false, ""))),
        Answer.ok(Samples.page(Samples.store("two", "READY", false, ""))));

    Shell.Result result = Shell.against(plane).run("store", "list", "--all");

    assertThat(result.out()).contains("one", "two").doesNotContain("There are more");
    assertThat(plane.requests("GET /stores").get(1).query()).isEqualTo("after=c1");
  }

  @Test
  void a_store_is_found_by_its_subdomain_on_a_later_page() {
    plane.on(
        "GET /stores",
        Answer.ok(Samples.pageBefore("c1", Samples.store("alpha-2", "READY", false, ""))),
        Answer.ok(Samples.page(Samples.store("READY"))));

    Shell.Result result = Shell.against(plane).run("store", "show", "Alpha");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains(Samples.ID, "store-alpha", "NamespaceReady", "http://alpha.localhost/wp-admin/");
  }

  @Test
  void a_deleted_store_can_still_be_read_by_its_subdomain() {
    plane.on(
        "GET /stores",
        Answer.ok(Samples.page()),
        Answer.ok(Samples.page(Samples.store("DELETED"))));

    assertThat(Shell.against(plane).run("store", "show", "alpha").out()).contains("Deleted");
    assertThat(plane.requests("GET /stores").get(1).query()).contains("phase=DELETED");
  }

  @Test
  void a_failed_store_shows_cause_detail_remedy_and_the_next_command() {
    plane.on("GET /stores", Answer.ok(Samples.page(Samples.failed())));

    assertThat(Shell.against(plane).run("store", "show", "alpha").out())
        .contains(
            "The image could not be pulled.",
            "IMAGE_PULL_FAILED",
            "manifest unknown",
            "Push the image, then retry.",
            "store retry alpha");
  }

  @Test
  void a_shop_that_its_owner_has_closed_is_shown_as_closed() {
    String open = Samples.store("READY");
    String closed =
        open.replace("NamespaceReady", "StorefrontReachable")
            .replace("NamespaceActive", "ClosedByOwner");
    plane.on("GET /stores", Answer.ok(Samples.page(open)), Answer.ok(Samples.page(closed)));

    assertThat(Shell.against(plane).run("store", "show", "alpha").out())
        .doesNotContain("closed by its owner");
    assertThat(Shell.against(plane).run("store", "show", "alpha").out())
        .contains("Ready, closed by its owner", "ClosedByOwner");
  }

  @Test
  void json_is_one_document_with_the_members_of_the_api() {
    plane.on("GET /stores", Answer.ok(Samples.page(Samples.store("READY"))));

    String out = Shell.against(plane).run("store", "list", "--output", "json").out();

    JsonNode document = JsonMapper.shared().readTree(out);
    assertThat(document.at("/items/0/phase").asString()).isEqualTo("READY");
    assertThat(document.at("/items/0/createdAt").asString()).isEqualTo("2026-11-02T10:00:00Z");
    assertThat(document.at("/items/0").has("failure")).isFalse();
  }

  @Test
  void yaml_has_the_same_members_as_json() {
    plane.on("GET /stores/" + Samples.ID, Answer.ok(Samples.store("READY")));

    String json = Shell.against(plane).run("store", "show", Samples.ID, "-o", "json").out();
    String yaml = Shell.against(plane).run("-o", "yaml", "store", "show", Samples.ID).out();

    assertThat(yaml).startsWith("id: ");
    assertThat(new YAMLMapper().readTree(yaml)).isEqualTo(JsonMapper.shared().readTree(json));
  }

  @Test
  void the_format_can_be_set_for_all_commands_and_overridden_for_one() {
    plane.on("GET /plans", Answer.ok("{\"items\":[]}"));

    assertThat(Shell.against(plane).run("--output", "json", "plan", "list").out())
        .contains("\"items\"");
    assertThat(Shell.against(plane).run("-o", "json", "plan", "list", "-o", "table").out())
        .contains("PLAN");
  }

  @Test
  void steps_show_their_durations() {
    plane.on("GET /stores/" + Samples.ID, Answer.ok(Samples.store("READY")));
    plane.on(
        "GET /stores/" + Samples.ID + "/steps",
        Answer.ok(
            Samples.page(
                Samples.step(1, "Create the namespace", "SUCCEEDED", 41),
                Samples.step(2, "Install the release", "SUCCEEDED", 2140))));

    assertThat(Shell.against(plane).run("store", "steps", Samples.ID).out())
        .containsPattern("Create the namespace +1 +Succeeded +41 ms")
        .containsPattern("Install the release +1 +Succeeded +2\\.1 s");
  }

  @Test
  void steps_are_listed_by_pages() {
    plane.on("GET /stores/" + Samples.ID, Answer.ok(Samples.store("READY")));
    String steps = "GET /stores/" + Samples.ID + "/steps";
    String first = Samples.step(1, "Create the namespace", "SUCCEEDED", 41);
    String second = Samples.step(2, "Install the release", "SUCCEEDED", 2140);

    plane.on(steps, Answer.ok(Samples.pageBefore("1", first)));
    assertThat(Shell.against(plane).run("store", "steps", Samples.ID, "--limit", "1").out())
        .contains("Create the namespace", "There are more: --all, or --after 1");
    assertThat(plane.requests(steps).getLast().query()).isEqualTo("limit=1");

    plane.on(steps, Answer.ok(Samples.page(second)));
    assertThat(Shell.against(plane).run("store", "steps", Samples.ID, "--after", "1").out())
        .contains("Install the release")
        .doesNotContain("There are more");
    assertThat(plane.requests(steps).getLast().query()).isEqualTo("after=1");

    plane.on(steps, Answer.ok(Samples.pageBefore("1", first)), Answer.ok(Samples.page(second)));
    assertThat(Shell.against(plane).run("store", "steps", Samples.ID, "--all").out())
        .contains("Create the namespace", "Install the release")
        .doesNotContain("There are more");
  }

  @Test
  void events_audit_plans_and_the_system_are_shown() {
    plane.on("GET /stores/" + Samples.ID, Answer.ok(Samples.store("READY")));
    plane.on(
        "GET /stores/" + Samples.ID + "/events",
        Answer.ok(
            Samples.page(
                """
                {"id":"1","storeId":"x","type":"StoreRequested","at":"2026-11-02T10:00:00Z",
                 "message":"Store alpha was requested by local.","actor":"local",
                 "principalId":"local","principalKind":"LOCAL"}\
                """)));
    plane.on(
        "GET /audit",
        Answer.ok(
            Samples.page(
                """
                {"sequence":9,"format":2,"at":"2026-11-02T10:00:00Z","actor":"local",
                 "principalId":"local","principalKind":"LOCAL","owner":"team-1",
                 "origin":"127.0.0.1",
                 "requestId":"r","action":"store.create","subject":"store/x","subdomain":"alpha",
                 "outcome":"ACCEPTED","detail":"d","hash":"aa","previousHash":"00"}\
                """)));
    plane.on(
        "GET /plans",
        Answer.ok(
            Samples.page(
                """
                {"name":"small","title":"Small","description":"For a start.","default":true,
                 "resources":{"cpu":"1","memory":"1Gi","storage":"2Gi"}}\
                """)));
    plane.on("GET /system", Answer.ok(Samples.system(false)));

    assertThat(Shell.against(plane).run("store", "events", Samples.ID).out())
        .contains("StoreRequested", "requested by local");
    assertThat(Shell.against(plane).run("audit", "list").out())
        .containsPattern("9 .*local +Local +127.0.0.1 +store.create +alpha +team-1 +Accepted");
    assertThat(Shell.against(plane).run("plan", "list").out())
        .containsPattern("small +yes +1 +1Gi +2Gi +For a start.");
    assertThat(Shell.against(plane).run("system", "show").out())
        .contains("v1.34.4", "sdk 3.21.0", "woocommerce-store 0.1.0", "1 failed, 3 ready")
        .containsPattern("Ingress class +nginx")
        .containsPattern("Ingress address +http://nginx.web.svc")
        .containsPattern("Ingress namespace +web")
        .doesNotContain("SIMULATED");
  }

  @Test
  void text_of_the_control_plane_cannot_move_the_cursor() {
    plane.on(
        "GET /stores",
        Answer.ok(
            Samples.page(
                Samples.store("READY").replace("Alpha Shop", "Evil \\u001b[2J\\r\\nShop"))));

    assertThat(Shell.against(plane).run("store", "list").out())
        .doesNotContain("\u001b", "\r")
        .contains("Evil");
  }

  @Test
  void a_read_is_retried_when_the_connection_breaks() {
    plane.on("GET /plans", Answer.dropped(), Answer.ok("{\"items\":[]}"));

    assertThat(Shell.against(plane).run("plan", "list").exit()).isEqualTo(ExitCode.OK);
  }

  @Test
  void a_read_is_retried_after_the_delay_that_the_control_plane_requests() {
    plane.on(
        "GET /plans",
        Answer.problem(503, "DATABASE_UNAVAILABLE", "Later.").with("Retry-After", "0"),
        Answer.ok("{\"items\":[]}"));

    assertThat(Shell.against(plane).run("plan", "list").exit()).isEqualTo(ExitCode.OK);
  }

  @Test
  void a_request_over_the_limit_is_repeated_after_the_delay() {
    plane.on(
        "GET /plans",
        Answer.problem(429, "TOO_MANY_REQUESTS", "Later.").with("Retry-After", "0"),
        Answer.ok("{\"items\":[]}"));

    assertThat(Shell.against(plane).run("plan", "list").exit()).isEqualTo(ExitCode.OK);
  }

  @Test
  void a_request_whose_limit_needs_a_longer_delay_fails_at_once_and_says_when_to_repeat_it() {
    plane.on(
        "GET /plans",
        Answer.problem(429, "TOO_MANY_REQUESTS", "Too many; try again in 30 s.")
            .with("Retry-After", "30"),
        Answer.ok("{\"items\":[]}"));

    Shell.Result result = Shell.against(plane).run("plan", "list");

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains("try again in 30 s", "TOO_MANY_REQUESTS", "Fix: repeat the command later");
  }
}
