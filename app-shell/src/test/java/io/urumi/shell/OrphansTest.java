package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrphansTest {
  private final FakeControlPlane plane = new FakeControlPlane();

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void orphans_are_listed_with_the_possible_actions() {
    plane.on(
        "GET /orphans",
        Answer.ok(Samples.page(Samples.orphan("alpha", true), Samples.orphan("beta", false))));
    plane.on("GET /system", Answer.ok(Samples.system(false)));

    String out = Shell.against(plane).run("orphan", "list").out();

    assertThat(out.lines().toList().get(2)).contains("store-alpha", "adopted, deleted");
    assertThat(out).contains("store-beta", "Alpha Shop");
    assertThat(Shell.against(plane).run("system", "show").out()).contains("2, see 'orphan list'");
  }

  @Test
  void an_orphan_that_the_platform_may_not_delete_has_to_be_resolved_manually() {
    plane.on(
        "GET /orphans",
        Answer.ok(
            Samples.page(
                Samples.orphan("alpha", false)
                    .replace("\"deletable\":true", "\"deletable\":false"))));

    assertThat(Shell.against(plane).run("orphan", "list").out()).contains("resolved manually");
  }

  @Test
  void a_platform_without_orphans_says_so() {
    plane.on("GET /orphans", Answer.ok(Samples.page()));

    assertThat(Shell.against(plane).run("orphan", "list").out())
        .contains("Every namespace of the platform belongs to a store.");
  }

  @Test
  void adopting_shows_the_store() {
    plane.on("POST /orphans/store-alpha:adopt", Answer.accepted(Samples.store("REQUESTED")));

    Shell.Result result = Shell.against(plane).run("orphan", "adopt", "store-alpha");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("Adopted.", "Alpha Shop", "store watch " + Samples.ID);
  }

  @Test
  void adopting_a_namespace_that_is_not_adoptable_is_a_conflict() {
    plane.on(
        "POST /orphans/store-alpha:adopt",
        Answer.problem(409, "ORPHAN_NOT_ADOPTABLE", "The store with this id was deleted."));

    Shell.Result result = Shell.against(plane).run("orphan", "adopt", "store-alpha");

    assertThat(result.exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(result.err()).contains("The store with this id was deleted.");
  }

  @Test
  void without_a_terminal_an_orphan_is_deleted_only_with_yes() {
    plane.on("DELETE /orphans/store-alpha", Answer.accepted(Samples.store("REQUESTED")));

    assertThat(Shell.against(plane).run("orphan", "delete", "store-alpha").exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(plane.requests("DELETE /orphans/store-alpha")).isEmpty();

    Shell.Result result = Shell.against(plane).run("orphan", "delete", "store-alpha", "--yes");

    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("Deletion requested.");
    assertThat(plane.requests("DELETE /orphans/store-alpha")).hasSize(1);
  }
}
