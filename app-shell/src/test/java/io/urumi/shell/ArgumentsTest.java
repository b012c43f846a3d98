package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private final FakeControlPlane plane = new FakeControlPlane();

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void a_word_keeps_its_blanks_and_quotes() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));

    Shell.Result result =
        Shell.against(plane).run("store", "create", "5\" \"disks\"", "--subdomain=disks");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(plane.requests("POST /stores").getFirst().body())
        .contains("\"name\":\"5\\\" \\\"disks\\\"\"");
  }

  @Test
  void a_switch_takes_no_value() {
    plane.on("GET /stores", Answer.ok(Samples.page(Samples.store("READY"))));
    plane.on("DELETE /stores/" + Samples.ID, Answer.accepted(Samples.store("DELETING")));

    assertThat(Shell.against(plane).run("store", "delete", "--yes", "alpha").exit())
        .isEqualTo(ExitCode.OK);
    assertThat(plane.requests("DELETE /stores/" + Samples.ID)).hasSize(1);
  }

  @Test
  void words_after_two_dashes_are_arguments() {
    plane.on("GET /subdomains/-x", Answer.ok("{\"subdomain\":\"-x\",\"available\":true}"));

    assertThat(Shell.against(plane).run("subdomain", "check", "--", "-x").exit())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void help_shows_the_arguments_and_the_values_of_the_options_wherever_it_is_requested() {
    String help = Shell.alone().run("store", "create", "-s", "a", "--help").out();

    assertThat(help)
        .contains(
            "Usage: store create [NAME] ",
            " --subdomain TEXT ",
            "[--wait]",
            "--output, -o table|json|yaml",
            "(required)",
            "(default: 10m)");
  }
}
