package io.urumi.adapter.k8s.namespace;

import static io.urumi.testkit.cluster.FakeApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.k8s.namespace.AccessReviews.Right;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.testkit.cluster.FakeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rights that the platform has in all namespaces. */
final class StoreRightsTest {
  private static final Path ROLES =
      Path.of("..", "charts", "control-plane", "templates", "rights", "account.yaml");

  @TempDir private Path folder;
  private final FakeApiServer server = new FakeApiServer();
  private final List<String> log = new ArrayList<>();
  private ApiClient client;

  @BeforeEach
  void connect() {
    client = KubernetesConnection.open(server.kubeconfig(folder)).client(Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    ApiClients.close(client);
    server.close();
  }

  @Test
  void all_that_are_granted_in_all_namespaces_are_asked_for_once() {
    answerAll();
    StoreRights rights = rights(Duration.ofMinutes(5));

    assertThat(rights.areGrantedInAllNamespaces()).isTrue();
    int requests = server.requests().size();
    assertThat(rights.areGrantedInAllNamespaces()).isTrue();

    assertThat(server.requests()).hasSize(requests).hasSizeGreaterThan(StoreRights.OF_ROLE.size());
    assertThat(server.bodies()).allMatch(body -> body.contains("\"namespace\":\"\""));
    assertThat(server.bodies())
        .anyMatch(body ->
            body.contains("\"resource\":\"pods\"") && body.contains("\"subresource\":\"log\""));
    assertThat(log).isEmpty();
  }

  @Test
  void a_missing_one_is_named_once_and_asked_for_again() {
    StoreRights rights = rights(Duration.ofNanos(1));
    for (int i = 0; i < 2; i++) {
      server.then(review(true)).then(review(false));
      assertThat(rights.areGrantedInAllNamespaces()).isFalse();
    }
    assertThat(log)
        .singleElement()
        .asString()
        .contains("it may not create serviceaccounts in all namespaces");

    answerAll();
    assertThat(rights.areGrantedInAllNamespaces()).isTrue();
    assertThat(log).last().asString().endsWith("are removed.");
  }

  @Test
  void without_an_answer_none_is_granted() {
    server.then(json(500, "{}"));

    assertThat(rights(Duration.ofMinutes(5)).areGrantedInAllNamespaces()).isFalse();
  }

  @Test
  void they_are_those_of_the_role_in_the_chart() throws IOException {
    assertThat(new HashSet<>(StoreRights.OF_ROLE)).isEqualTo(ofChart());
    assertThat(StoreRights.OF_ROLE).doesNotHaveDuplicates();
  }

  /** Those of the last role, whose rules contain nothing that Helm replaces. */
  private static Set<Right> ofChart() throws IOException {
    String text = Files.readString(ROLES);
    String yaml =
        text.substring(text.lastIndexOf("\nrules:"))
            .lines()
            .filter(line -> !line.startsWith("{{"))
            .collect(Collectors.joining("\n"));
    Map<String, List<Map<String, List<String>>>> role =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    Set<Right> rights = new HashSet<>();
    Objects.requireNonNull(role.get("rules"))
        .forEach(rule ->
            list(rule, "apiGroups")
                .forEach(group ->
                    list(rule, "resources")
                        .forEach(resource ->
                            list(rule, "verbs")
                                .forEach(verb -> rights.add(new Right(group, resource, verb))))));
    return rights;
  }

  private static List<String> list(Map<String, List<String>> rule, String name) {
    return Objects.requireNonNull(rule.get(name));
  }

  private void answerAll() {
    for (int i = 0; i < 2 * StoreRights.OF_ROLE.size(); i++) {
      server.then(review(true));
    }
  }

  private StoreRights rights(Duration interval) {
    return new StoreRights(new AccessReviews(client), interval, log::add);
  }

  private static FakeApiServer.Answer review(boolean allowed) {
    return json(
        201,
        """
        {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
         "spec": {}, "status": {"allowed": %s}}
        """
            .formatted(allowed));
  }
}
