package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WaitingTest {
  private static final String STORE = "/stores/" + Samples.ID;
  private static final String CREATED = Samples.step(1, "Create the namespace", "SUCCEEDED", 41);
  private static final String INSTALLED = Samples.step(2, "Install the release", "SUCCEEDED", 2140);

  private final FakeControlPlane plane = new FakeControlPlane();

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void waiting_shows_each_step_once_and_ends_with_the_address_and_the_duration() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));
    plane.on(
        "GET " + STORE,
        Answer.ok(Samples.store("PROVISIONING")),
        Answer.ok(Samples.store("READY")));
    plane.on(
        "GET " + STORE + "/steps",
        Answer.ok(Samples.page(CREATED)),
        Answer.ok(Samples.page(CREATED, INSTALLED)));
    plane.streams(openStreamWithOneEvent());

    Shell.Result result =
        Shell.against(plane).run("store", "create", "Alpha Shop", "-s", "alpha", "--wait");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .containsOnlyOnce("Create the namespace")
        .containsPattern("Create the namespace +41 ms")
        .containsPattern("Install the release +2.1 s")
        .contains("Ready in 4.2 s.", "http://alpha.localhost")
        .doesNotContain("SIMULATED");
    assertThat(plane.requests("GET /events").get(0).query()).isEqualTo("store=" + Samples.ID);
  }

  @Test
  void waiting_reads_every_page_of_the_steps_and_then_only_what_is_new() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));
    plane.on(
        "GET " + STORE,
        Answer.ok(Samples.store("PROVISIONING")),
        Answer.ok(Samples.store("READY")));
    String running = Samples.step(2, "Install the release", "RUNNING", 1);
    plane.on(
        "GET " + STORE + "/steps",
        Answer.ok(Samples.pageBefore("1", CREATED)),
        Answer.ok(Samples.page(running)),
        Answer.ok(Samples.page(INSTALLED)));
    plane.streams(openStreamWithOneEvent());

    Shell.Result result =
        Shell.against(plane).run("store", "create", "Alpha Shop", "-s", "alpha", "--wait");

    assertThat(result.out())
        .containsOnlyOnce("Create the namespace")
        .containsOnlyOnce("Install the release");
    assertThat(plane.requests("GET " + STORE + "/steps").stream().map(request -> request.query()))
        .containsExactly("limit=200", "after=1&limit=200", "after=1&limit=200");
  }

  @Test
  void a_ready_store_on_a_simulated_cluster_is_marked() {
    plane.on("POST /stores", Answer.accepted(Samples.simulated("REQUESTED")));
    plane.on("GET " + STORE, Answer.ok(Samples.simulated("READY")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page()));

    assertThat(Shell.against(plane).run("store", "create", "A", "-s", "alpha", "-w").out())
        .contains("SIMULATED CLUSTER: no real shop runs");
  }

  @Test
  void a_store_that_fails_ends_the_wait_with_6_cause_and_remedy() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));
    plane.on("GET " + STORE, Answer.ok(Samples.failed()));
    plane.on(
        "GET " + STORE + "/steps",
        Answer.ok(Samples.page(CREATED, Samples.step(2, "Install the release", "FAILED", 900))));

    Shell.Result result = Shell.against(plane).run("store", "create", "A", "-s", "alpha", "--wait");

    assertThat(result.exit()).isEqualTo(ExitCode.STORE_FAILED);
    assertThat(result.out())
        .contains("Failed.", "The image could not be pulled.", "Push the image, then retry.");
  }

  @Test
  void waiting_ends_with_6_at_the_timeout_and_says_that_the_control_plane_continues() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));
    plane.on("GET " + STORE, Answer.ok(Samples.store("PROVISIONING")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page(CREATED)));

    Shell.Result result =
        Shell.against(plane)
            .run("store", "create", "A", "-s", "alpha", "--wait", "--timeout", "300ms");

    assertThat(result.exit()).isEqualTo(ExitCode.STORE_FAILED);
    assertThat(result.out())
        .contains(
            "Not ready after 300 ms, still provisioning; the control plane continues.",
            "store watch alpha");
  }

  @Test
  void with_json_only_the_store_is_on_the_output_and_the_steps_on_the_error_stream() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));
    plane.on("GET " + STORE, Answer.ok(Samples.store("READY")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page(CREATED)));

    Shell.Result result =
        Shell.against(plane).run("store", "create", "A", "-s", "alpha", "-w", "-o", "json");

    assertThat(JsonMapper.shared().readTree(result.out()).get("phase").asString())
        .isEqualTo("READY");
    assertThat(result.err()).contains("Create the namespace");
  }

  @Test
  void the_failure_before_a_retry_does_not_end_the_wait() {
    plane.on(
        "GET " + STORE,
        Answer.ok(Samples.failed()),
        Answer.ok(Samples.failed()),
        Answer.ok(Samples.store("READY").replace("\"version\":7", "\"version\":9")));
    plane.on("POST " + STORE + ":retry", Answer.accepted(Samples.failed()));
    plane.on(
        "GET " + STORE + "/steps",
        Answer.ok(Samples.page(CREATED)),
        Answer.ok(Samples.page(CREATED, INSTALLED)));
    plane.streams(openStreamWithOneEvent());

    Shell.Result result = Shell.against(plane).run("store", "retry", Samples.ID, "--wait");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains("Install the release", "Ready in")
        .doesNotContain("Create the namespace");
  }

  @Test
  void waiting_for_a_deletion_ends_when_the_store_is_deleted() {
    plane.on(
        "GET " + STORE,
        Answer.ok(Samples.store("READY")),
        Answer.ok(Samples.store("DELETING")),
        Answer.ok(Samples.store("DELETED")));
    plane.on("DELETE " + STORE, Answer.accepted(Samples.store("DELETING")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page(CREATED)));
    plane.streams(openStreamWithOneEvent());

    Shell.Result result =
        Shell.against(plane).run("store", "delete", Samples.ID, "--yes", "--wait");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("Deleted in");
  }

  @Test
  void waiting_survives_a_control_plane_that_restarts() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));
    plane.on(
        "GET " + STORE,
        new Answer(502, java.util.Map.of(), "", false),
        new Answer(502, java.util.Map.of(), "", false),
        new Answer(502, java.util.Map.of(), "", false),
        Answer.ok(Samples.store("READY")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page(CREATED)));
    plane.streams(Answer.closedStream(), Answer.dropped(), Answer.dropped(), Answer.openStream());

    Shell.Result result = Shell.against(plane).run("store", "create", "A", "-s", "alpha", "--wait");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).containsOnlyOnce("The event stream was lost").contains("Ready in");
  }

  @Test
  void watching_until_ready_ends_when_the_store_is_ready() {
    plane.on("GET " + STORE, Answer.ok(Samples.store("READY")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page(CREATED)));

    Shell.Result result =
        Shell.against(plane).run("store", "watch", Samples.ID, "--until", "ready");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("Create the namespace", "Ready in 4.2 s.");
  }

  @Test
  void waiting_for_a_store_that_is_being_deleted_ends_with_6() {
    plane.on("GET " + STORE, Answer.ok(Samples.store("DELETING")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page()));

    Shell.Result result =
        Shell.against(plane)
            .run("store", "watch", Samples.ID, "--until", "ready", "--timeout", "5s");

    assertThat(result.exit()).isEqualTo(ExitCode.STORE_FAILED);
    assertThat(result.out()).contains("The store is being deleted.");
  }

  @Test
  void a_deletion_that_fails_ends_the_wait_with_6() {
    plane.on("GET " + STORE, Answer.ok(Samples.store("READY")), Answer.ok(Samples.failed()));
    plane.on("DELETE " + STORE, Answer.accepted(Samples.store("DELETING")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page(CREATED)));

    Shell.Result result =
        Shell.against(plane)
            .run("store", "delete", Samples.ID, "--yes", "--wait", "--timeout", "5s");

    assertThat(result.exit()).isEqualTo(ExitCode.STORE_FAILED);
    assertThat(result.out()).contains("Failed.", "The image could not be pulled.");
  }

  /** Retention has removed its row. */
  @Test
  void a_store_that_is_unknown_while_it_is_deleted_is_deleted() {
    plane.on(
        "GET " + STORE,
        Answer.ok(Samples.store("READY")),
        Answer.problem(404, "STORE_NOT_FOUND", "There is no such store."));
    plane.on("DELETE " + STORE, Answer.accepted(Samples.store("DELETING")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page(CREATED)));

    Shell.Result result =
        Shell.against(plane)
            .run("store", "delete", Samples.ID, "--yes", "--wait", "--timeout", "5s");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("Deleted in");
  }

  @Test
  void a_gap_in_the_events_is_shown() {
    plane.streams(
        Answer.closedStream(
            "id: 90\nevent: reset\ndata: {\"resumedAt\":\"90\",\"reason\":\"TRIMMED\"}\n\n"),
        Answer.problem(401, "UNAUTHENTICATED", "No."));

    assertThat(Shell.against(plane).run("store", "watch").out())
        .contains("Some events are no longer kept");
  }

  @Test
  void a_store_that_failed_and_is_not_retried_is_settled() {
    plane.on("GET " + STORE, Answer.ok(Samples.failed()));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page(CREATED)));

    Shell.Result result =
        Shell.against(plane)
            .run("store", "watch", Samples.ID, "--until", "settled", "--timeout", "5s");

    assertThat(result.exit()).isEqualTo(ExitCode.STORE_FAILED);
    assertThat(result.out()).contains("Failed.").doesNotContain("Not settled");
  }

  @Test
  void a_failed_store_that_was_retried_is_not_settled_yet() {
    String retried = Samples.failed().replace("\"generation\":1,", "\"generation\":2,");
    plane.on(
        "GET " + STORE, Answer.ok(retried), Answer.ok(retried), Answer.ok(Samples.store("READY")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page(CREATED)));
    plane.streams(openStreamWithOneEvent());

    Shell.Result result =
        Shell.against(plane)
            .run("store", "watch", Samples.ID, "--until", "settled", "--timeout", "5s");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("Ready in");
  }

  @Test
  void the_same_step_of_two_stores_has_a_duration_for_each() {
    String store = Samples.store("PROVISIONING");
    String beta = "01990a5d-ac96-774b-bcce-b302099a8058";
    plane.streams(
        Answer.closedStream(
            Samples.event(41, "StepStarted", "2026-11-02T10:00:01Z", "One.", store),
            Samples.event(42, "StepStarted", "2026-11-02T10:00:02Z", "Two.", store)
                .replace(Samples.ID, beta),
            Samples.event(43, "StepSucceeded", "2026-11-02T10:00:04Z", "One done.", store)),
        Answer.problem(401, "UNAUTHENTICATED", "No."));

    assertThat(Shell.against(plane).run("store", "watch").out())
        .containsPattern("3\\.0 s +One done\\.");
  }

  @Test
  void watching_shows_events_with_the_durations_of_steps_until_the_stream_is_refused() {
    plane.on("GET " + STORE, Answer.ok(Samples.store("PROVISIONING")));
    plane.on("GET " + STORE + "/steps", Answer.ok(Samples.page(CREATED)));
    String store = Samples.store("PROVISIONING");
    plane.streams(
        Answer.closedStream(
            Samples.event(41, "StepStarted", "2026-11-02T10:00:01Z", "Install.", store),
            Samples.event(
                42, "StepSucceeded", "2026-11-02T10:00:03.140Z", "Done: It (2140 ms).", store)),
        Answer.problem(401, "UNAUTHENTICATED", "The token is no longer good."));

    Shell.Result result = Shell.against(plane).run("store", "watch", Samples.ID);

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out())
        .containsPattern("alpha .*Install\\.")
        .containsPattern("alpha .*2\\.1 s +Done: It\\.");
    assertThat(result.err()).contains("The token is no longer good.", "URUMI_TOKEN");
    assertThat(plane.requests("GET /events").get(1).header("Last-Event-ID")).isEqualTo("42");
  }

  @Test
  void watching_with_json_writes_one_document_a_line() {
    plane.streams(
        Answer.closedStream(
            Samples.event(
                41, "StepStarted", "2026-11-02T10:00:01Z", "Install.", Samples.store("READY"))),
        Answer.problem(401, "UNAUTHENTICATED", "No."));

    Shell.Result result = Shell.against(plane).run("store", "watch", "-o", "json");

    assertThat(result.out().lines().toList()).hasSize(1);
    assertThat(JsonMapper.shared().readTree(result.out()).at("/event/id").asString())
        .isEqualTo("41");
  }

  private static Answer openStreamWithOneEvent() {
    return Answer.openStream(
        Samples.event(
            41, "StepSucceeded", "2026-11-02T10:00:01Z", "Done.", Samples.store("PROVISIONING")));
  }
}
