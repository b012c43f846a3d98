package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodesTest {
  private final FakeControlPlane plane = new FakeControlPlane();

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void a_successful_command_ends_with_0() {
    plane.on("GET /stores", Answer.ok(Samples.page()));

    Shell.Result result = Shell.against(plane).run("store", "list");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).isEqualTo("No stores.\n");
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, FAILED",
    "401, FAILED",
    "403, FAILED",
    "404, NOT_FOUND",
    "409, CONFLICT",
    "412, CONFLICT",
    "422, FAILED",
    "500, FAILED"
  })
  void an_error_ends_with_the_exit_code_of_its_status(int status, ExitCode exit) {
    plane.on("GET /plans", Answer.problem(status, "SOME_CODE", "Not like this."));

    Shell.Result result = Shell.against(plane).run("plan", "list");

    assertThat(result.exit()).isEqualTo(exit);
    assertThat(result.err())
        .contains("Not like this.", "SOME_CODE", "HTTP " + status, "req-1")
        .startsWith(status >= 500 ? "Error: " : "Refused: ");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void a_token_that_is_not_allowed_is_named_as_the_cause() {
    plane.on("GET /plans", Answer.problem(403, "FORBIDDEN", "Not with this token."));

    assertThat(Shell.against(plane).run("plan", "list").err())
        .contains("Fix: this token is not allowed to do that");
  }

  @Test
  void a_store_that_does_not_exist_ends_with_3() {
    plane.on("GET /stores", Answer.ok(Samples.page(Samples.store("READY"))));

    Shell.Result result = Shell.against(plane).run("store", "show", "alp");

    assertThat(result.exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(result.err()).contains("no store with the id or subdomain 'alp'");
  }

  @Test
  void an_id_that_does_not_exist_ends_with_3() {
    plane.on("GET /stores/" + Samples.ID, Answer.problem(404, "STORE_NOT_FOUND", "There is none."));

    assertThat(Shell.against(plane).run("store", "show", Samples.ID).exit())
        .isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void an_address_without_a_server_ends_with_5_and_shows_what_to_do() {
    String url = plane.url().toString();
    plane.close();

    Shell.Result result = Shell.alone().run("store", "list", "--url", url);

    assertThat(result.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(result.err())
        .contains("No control plane at " + url, "the connection was refused", "--url", "URUMI_URL");
  }

  @Test
  void an_unknown_host_ends_with_5() {
    Shell.Result result =
        Shell.alone().run("store", "list", "--url", "http://no-such-host.invalid");

    assertThat(result.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(result.err()).contains("no-such-host.invalid");
  }

  @Test
  void another_server_at_the_address_ends_with_5() {
    plane.on("GET /plans", Answer.html());

    Shell.Result result = Shell.against(plane).run("plan", "list");

    assertThat(result.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(result.err()).contains("not an Urumi control plane");
  }

  @Test
  void a_gateway_without_a_control_plane_behind_it_ends_with_5() {
    plane.on("GET /plans", new Answer(502, java.util.Map.of(), "Bad gateway", false));

    Shell.Result result = Shell.against(plane).run("plan", "list");

    assertThat(result.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(plane.requests("GET /plans")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stor list",
        "store",
        "store lst",
        "store list --wiat",
        "store list --limit",
        "store list --limit many",
        "store list --owner --all",
        "store list --sort size",
        "store list extra",
        "store show",
        "store create Alpha",
        "store create --subdomain alpha",
        "store list --output xml",
        "store create A --name B --subdomain a",
        "store create A -s a --wait --timeout soon",
        "store create A -s a --wait --timeout 0s",
        "store list --limit 1 --limit 2",
        "--frob list",
        "store watch --until ready",
        "--url ftp://x store list",
        "--url http://a:b@c store list"
      })
  void wrong_usage_ends_with_2_and_sends_no_request(String line) {
    Shell.Result result = Shell.against(plane).run(line.split(" "));

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).isNotBlank().doesNotContain("Exception");
    assertThat(plane.requests()).isEmpty();
  }

  @Test
  void the_closest_command_or_option_is_suggested_for_a_mistyped_one() {
    assertThat(Shell.against(plane).run("store", "list", "--sotr", "name").err())
        .contains("Did you mean '--sort'?");
    assertThat(Shell.against(plane).run("stroe", "list").err()).contains("Did you mean 'store'?");
    assertThat(Shell.against(plane).run("frobnicate").err()).doesNotContain("Did you mean");
  }

  @Test
  void a_failed_check_ends_with_1() {
    plane.on(
        "GET /subdomains/www",
        Answer.ok(
            """
            {"subdomain":"www","available":false,"violation":{"rule":"reserved",
             "message":"www is kept for the platform.","suggestion":"www-shop"}}\
            """));
    plane.on("GET /subdomains/alpha", Answer.ok("{\"subdomain\":\"alpha\",\"available\":true}"));
    plane.on(
        "GET /audit/verification",
        Answer.ok("{\"intact\":false,\"entries\":9,\"brokenAt\":4}"),
        Answer.ok("{\"intact\":true,\"entries\":9}"),
        Answer.ok(
            "{\"intact\":true,\"entries\":9,\"from\":7,\"fullAt\":\"2026-11-29T12:00:00Z\"}"));

    Shell.Result taken = Shell.against(plane).run("subdomain", "check", "www");

    assertThat(taken.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(taken.out()).contains("rule: reserved", "Fix: use www-shop");
    assertThat(Shell.against(plane).run("subdomain", "check", "alpha").exit())
        .isEqualTo(ExitCode.OK);
    Shell.Result broken = Shell.against(plane).run("audit", "verify");
    assertThat(broken.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(broken.out()).contains("entry 4 does not follow");
    assertThat(Shell.against(plane).run("audit", "verify", "--full").exit()).isEqualTo(ExitCode.OK);
    assertThat(plane.requests("GET /audit/verification").getLast().query()).isEqualTo("full=true");
    Shell.Result partial = Shell.against(plane).run("audit", "verify");
    assertThat(partial.exit()).isEqualTo(ExitCode.OK);
    assertThat(partial.out()).contains("entries 7 to 9", "2026-11-29T12:00:00Z", "--full");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "--help",
        "version",
        "--version",
        "store list --help",
        "help store list",
        "help store",
        "store create -h"
      })
  void help_is_shown_without_a_control_plane(String line) {
    Shell.Result result = Shell.against(plane).run(line.split(" "));

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).isNotBlank();
    assertThat(plane.requests()).isEmpty();
  }
}
