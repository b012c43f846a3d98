package io.urumi.shell.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.http.ClientSettings;
import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.execution.CommandCatalog;
import io.urumi.shell.parser.ArgumentParser;
import io.urumi.shell.parser.CommandLine;
import io.urumi.shell.testing.Samples;
import io.urumi.testkit.name.HostileNames;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.shell.core.command.CommandRegistry;
import tools.jackson.databind.json.JsonMapper;

class CompletionTest {
  private final FakeControlPlane plane = new FakeControlPlane();

  @BeforeEach
  void prepare() {
    plane.on(
        "GET /stores",
        Answer.ok(
            Samples.page(Samples.store("READY"), Samples.store("beta", "DELETED", false, ""))));
    plane.on("GET /plans", Answer.ok(Samples.page("{\"name\":\"small\"}", "{\"name\":\"large\"}")));
  }

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void commands_are_completed_word_by_word() {
    assertThat(completed("")).contains("store", "audit", "plan", "help", "exit");
    assertThat(completed("store "))
        .containsExactly(
            "create",
            "credentials",
            "delete",
            "events",
            "list",
            "retry",
            "show",
            "steps",
            "transfer",
            "watch");
  }

  @Test
  void options_that_are_not_yet_given_are_completed() {
    assertThat(completed("store list --output json --"))
        .contains("--phase", "--all")
        .doesNotContain("--output");
  }

  @Test
  void values_are_completed_by_the_type_of_the_option() {
    assertThat(completed("store list --output ")).containsExactly("table", "json", "yaml");
    assertThat(completed("store list --phase ")).contains("ready", "failed");
    assertThat(completed("store create A --plan ")).containsExactly("small", "large");
    assertThat(completed("store watch alpha --until "))
        .containsExactly("ready", "deleted", "settled");
  }

  @Test
  void stores_are_completed_by_subdomain_and_by_the_beginning_of_their_id() {
    assertThat(completed("store show ")).contains("alpha").doesNotContain("beta");
    assertThat(completed("store delete al")).contains("alpha");
    assertThat(completed("store show 0199")).contains(Samples.ID);
    assertThat(completed("store show 01")).doesNotContain(Samples.ID);
  }

  @Test
  void a_name_beside_a_proposal_is_shown_unchanged_and_never_inserted() {
    for (String name : HostileNames.read().acceptedNames()) {
      String store =
          Samples.store("READY")
              .replace("\"Alpha Shop\"", JsonMapper.shared().writeValueAsString(name));
      plane.on("GET /stores", Answer.ok(Samples.page(store)));

      Candidate proposed =
          candidates("store show ").stream()
              .filter(candidate -> candidate.value().equals("alpha"))
              .findFirst()
              .orElseThrow();
      assertThat(proposed.descr()).isEqualTo(name + ", Ready");
    }
  }

  @Test
  void nothing_is_proposed_or_printed_when_the_control_plane_is_unreachable() {
    plane.close();

    assertThat(completed("store show ")).doesNotContain("alpha").contains("--output");
  }

  private List<String> completed(String line) {
    return candidates(line).stream().map(Candidate::value).toList();
  }

  private List<Candidate> candidates(String line) {
    try (var terminal =
        new DumbTerminal(
            new java.io.ByteArrayInputStream(new byte[0]), new java.io.ByteArrayOutputStream())) {
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      StaticListableBeanFactory beans = new StaticListableBeanFactory();
      beans.addBean("values", ValueCompletionProvider.of(ClientSettings.of(plane.url(), null)));
      CommandRegistry registry = new CommandRegistry(CommandCatalog.commands(beans));
      List<Candidate> candidates = new ArrayList<>();
      new CommandLineCompleter(registry, new ArgumentParser(registry))
          .complete(
              reader,
              CommandLine.parser().parse(line, line.length(), Parser.ParseContext.COMPLETE),
              candidates);
      return candidates;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
