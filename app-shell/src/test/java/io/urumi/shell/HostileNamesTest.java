package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.testing.Samples;
import io.urumi.testkit.name.HostileNames;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shell sends and shows names unchanged, in every format. */
class HostileNamesTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final FakeControlPlane plane = new FakeControlPlane();

  @BeforeEach
  void accept() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));
  }

  @AfterEach
  void close() {
    plane.close();
  }

  static List<String> names() {
    return HostileNames.read().acceptedNames();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_name_is_shown_unchanged_in_every_format(String name) {
    plane.on("GET /stores", Answer.ok(Samples.page(named(name))));

    assertThat(Shell.against(plane).run("store", "list").out())
        .containsPattern("(?m)^alpha +" + java.util.regex.Pattern.quote(name) + " +Ready");
    assertThat(Shell.against(plane).run("store", "show", "alpha").out()).startsWith(name + "  ");
    String json = Shell.against(plane).run("store", "list", "-o", "json").out();
    assertThat(JSON.readTree(json).at("/items/0/name").asString()).isEqualTo(name);
    String yaml = Shell.against(plane).run("store", "list", "-o", "yaml").out();
    JsonNode shown = new YAMLMapper().readTree(yaml).at("/items/0/name");
    assertThat(shown.isString()).as("a text in YAML: %s", yaml).isTrue();
    assertThat(shown.asString()).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_name_is_sent_unchanged_as_an_argument_and_as_an_option(String name) {
    Shell.against(plane).run("store", "create", "--name=" + name, "-s", "alpha");
    Shell.against(plane).run("store", "create", "-s", "alpha", "--", name);

    assertThat(sent()).containsExactly(name, name);
  }

  @Test
  void names_in_a_script_are_sent_unchanged() {
    String script =
        names().stream()
            .map(name -> "store create -s alpha --name=" + quoted(name))
            .collect(Collectors.joining("\n"));

    Shell.Result result = Shell.against(plane).reading(script).run();

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isEqualTo(ExitCode.OK);
    assertThat(sent()).isEqualTo(names());
  }

  /** As docs/shell.md says. */
  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private List<String> sent() {
    return plane.requests("POST /stores").stream()
        .map(request -> JSON.readTree(request.body()).get("name").asString())
        .toList();
  }

  private static String named(String name) {
    return Samples.store("READY").replace("\"Alpha Shop\"", JSON.writeValueAsString(name));
  }
}
