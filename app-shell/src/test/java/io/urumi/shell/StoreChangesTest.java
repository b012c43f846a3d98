package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoreChangesTest {
  private static final String STORE = "/stores/" + Samples.ID;

  private final FakeControlPlane plane = new FakeControlPlane();

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void credentials_are_shown_only_on_a_terminal_or_when_told_to() {
    plane.on("GET /stores/" + Samples.ID, Answer.ok(Samples.store("READY")));
    plane.on(
        "POST /stores/" + Samples.ID + ":reveal-credentials",
        Answer.ok(
            """
            {"username":"owner-abc","password":"s3cret","adminUrl":"http://alpha.localhost/wp-admin/"}\
            """));

    Shell.Result refused = Shell.against(plane).run("store", "credentials", Samples.ID);
    assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--show");
    assertThat(plane.requests("POST /stores/" + Samples.ID + ":reveal-credentials")).isEmpty();

    assertThat(Shell.against(plane).run("store", "credentials", Samples.ID, "--show").out())
        .contains("owner-abc", "s3cret", "http://alpha.localhost/wp-admin/");
  }

  @Test
  void a_store_is_requested_with_its_name_subdomain_and_plan() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));

    Shell.Result result =
        Shell.against(plane)
            .run("store", "create", "Alpha \"Best\" Shop", "--subdomain", "alpha", "-p", "small");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("Requested.", "Alpha Shop", "store watch alpha");
    FakeControlPlane.Request request = plane.requests("POST /stores").get(0);
    assertThat(JsonMapper.shared().readTree(request.body()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"name":"Alpha \\"Best\\" Shop","subdomain":"alpha","plan":"small"}\
                    """));
    assertThat(request.header("Idempotency-Key")).hasSize(36);
  }

  @Test
  void a_plan_that_is_not_named_is_not_sent() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));

    Shell.against(plane).run("store", "create", "--name", "A", "-s", "alpha");

    assertThat(plane.requests("POST /stores").get(0).body()).doesNotContain("plan");
  }

  @Test
  void a_request_is_retried_with_the_same_key_when_the_connection_breaks() {
    plane.on("POST /stores", Answer.dropped(), Answer.accepted(Samples.store("REQUESTED")));

    Shell.Result result = Shell.against(plane).run("store", "create", "A", "-s", "alpha");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(
            plane.requests("POST /stores").stream()
                .map(request -> request.header("Idempotency-Key"))
                .distinct())
        .hasSize(1);
    assertThat(plane.requests("POST /stores")).hasSizeGreaterThan(1);
  }

  @Test
  void when_the_outcome_of_a_request_is_unknown_the_key_to_repeat_it_with_is_shown() {
    plane.on("POST /stores", Answer.dropped());

    Shell.Result result = Shell.against(plane).run("store", "create", "A", "-s", "alpha");

    String key = plane.requests("POST /stores").get(0).header("Idempotency-Key");
    assertThat(result.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(result.err()).contains("--idempotency-key " + key);
  }

  @Test
  void a_given_key_is_used() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));

    Shell.against(plane).run("store", "create", "A", "-s", "alpha", "--idempotency-key", "k-1");

    assertThat(plane.requests("POST /stores").get(0).header("Idempotency-Key")).isEqualTo("k-1");
  }

  @Test
  void a_refusal_names_field_rule_and_fix() {
    plane.on(
        "POST /stores",
        Answer.problemBody(
            400,
            """
            {"title":"The input is invalid","status":400,"code":"VALIDATION_FAILED",
             "detail":"joined","errors":[
               {"field":"subdomain","rule":"lowercase","message":"Write \\"alpha\\"."},
               {"field":"plan","rule":"unknown","message":"There is no plan huge."}],
             "requestId":"req-7"}\
            """));

    Shell.Result result =
        Shell.against(plane).run("store", "create", "A", "-s", "Alpha", "-p", "huge");

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains("Refused: The input is invalid (VALIDATION_FAILED, HTTP 400)")
        .contains("subdomain  [rule: lowercase]  Write \"alpha\".")
        .contains("plan  [rule: unknown]  There is no plan huge.", "Fix: see 'plan list'")
        .contains("req-7");
  }

  @Test
  void a_taken_subdomain_shows_the_conflict() {
    plane.on(
        "POST /stores",
        Answer.problemBody(
            409,
            """
            {"title":"The subdomain is taken","status":409,"code":"SUBDOMAIN_TAKEN","detail":"d",
             "errors":[{"field":"subdomain","rule":"taken","message":"Another store has it."}],
             "conflictsWith":"subdomain/alpha"}\
            """));

    Shell.Result result = Shell.against(plane).run("store", "create", "A", "-s", "alpha");

    assertThat(result.exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(result.err()).contains("Conflicts with: subdomain/alpha");
  }

  @Test
  void a_refusal_is_a_json_document_with_json() {
    plane.on("POST /stores", Answer.problem(409, "SUBDOMAIN_TAKEN", "Taken."));

    Shell.Result result =
        Shell.against(plane).run("store", "create", "A", "-s", "alpha", "--output=json");

    assertThat(result.out()).isEmpty();
    assertThat(JsonMapper.shared().readTree(result.err()).get("code").asString())
        .isEqualTo("SUBDOMAIN_TAKEN");
  }

  @Test
  void without_a_terminal_nothing_is_deleted_without_yes() {
    plane.on("GET " + STORE, Answer.ok(Samples.store("READY")));

    Shell.Result result = Shell.against(plane).run("store", "delete", Samples.ID);

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--yes");
    assertThat(plane.requests("DELETE " + STORE)).isEmpty();
  }

  @Test
  void at_a_terminal_the_subdomain_must_be_typed_before_a_store_is_deleted() {
    plane.on("GET " + STORE, Answer.ok(Samples.store("READY")));
    plane.on("DELETE " + STORE, Answer.accepted(Samples.store("DELETING")));

    Shell.Result no = Shell.against(plane).attended("y").run("store", "delete", Samples.ID);
    assertThat(no.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(no.questions()).hasSize(1);
    assertThat(no.out()).contains("Nothing was deleted.");
    assertThat(plane.requests("DELETE " + STORE)).isEmpty();

    Shell.Result yes = Shell.against(plane).attended("alpha").run("store", "delete", Samples.ID);
    assertThat(yes.exit()).isEqualTo(ExitCode.OK);
    assertThat(plane.requests("DELETE " + STORE)).hasSize(1);
  }

  @Test
  void deleting_a_deleted_store_succeeds() {
    plane.on("GET " + STORE, Answer.ok(Samples.store("DELETED")));

    Shell.Result result = Shell.against(plane).run("store", "delete", Samples.ID, "--yes");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("Already deleted.");
  }

  @Test
  void a_switch_does_not_take_the_next_word_as_its_value() {
    plane.on("GET " + STORE, Answer.ok(Samples.store("READY")));
    plane.on("DELETE " + STORE, Answer.accepted(Samples.store("DELETING")));

    assertThat(Shell.against(plane).run("store", "delete", "--yes", Samples.ID).exit())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void retrying_a_store_that_has_not_failed_is_a_conflict() {
    plane.on("GET " + STORE, Answer.ok(Samples.store("READY")));
    plane.on("POST " + STORE + ":retry", Answer.problem(409, "STORE_NOT_FAILED", "It is READY."));

    Shell.Result result = Shell.against(plane).run("store", "retry", Samples.ID);

    assertThat(result.exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(result.err()).contains("It is READY.");
  }

  @Test
  void a_retry_request_is_not_sent_again_when_it_may_have_arrived() {
    plane.on("GET " + STORE, Answer.ok(Samples.failed()));
    plane.on("POST " + STORE + ":retry", new Answer(504, java.util.Map.of(), "", false));

    Shell.Result result = Shell.against(plane).run("store", "retry", Samples.ID);

    assertThat(result.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(plane.requests("POST " + STORE + ":retry")).hasSize(1);
  }
}
