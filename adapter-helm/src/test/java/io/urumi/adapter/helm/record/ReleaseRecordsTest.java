package io.urumi.adapter.helm.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.testkit.cluster.FakeApiServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseRecordsTest {
  private static final String SECRETS = "/api/v1/namespaces/store-alpha/secrets/";

  private final FakeApiServer server = new FakeApiServer();
  @TempDir Path folder;
  private ApiClient client;
  private ReleaseRecords records;

  @BeforeEach
  void connect() {
    client = KubernetesConnection.open(server.kubeconfig(folder)).client(Duration.ofSeconds(5));
    records = new ReleaseRecords(client);
  }

  @AfterEach
  void close() {
    ApiClients.close(client);
    server.close();
  }

  @Test
  void of_nine_and_ten_the_tenth_revision_is_the_last() {
    server
        .then(FakeApiServer.json(200, list(revision(9, "superseded"), revision(10, "deployed"))))
        .then(FakeApiServer.json(200, revision(10, "deployed")));

    assertThat(records.last("store-alpha")).map(Revision::number).hasValue(10);
    assertThat(server.requests()).last().isEqualTo("GET " + SECRETS + name(10));
  }

  @Test
  void the_deployed_revision_is_kept_when_all_later_ones_have_failed() {
    server
        .then(
            FakeApiServer.json(
                200, list(revision(1, "deployed"), revision(2, "failed"), revision(3, "failed"))))
        .then(
            FakeApiServer.json(
                200, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}"));

    records.prune("store-alpha", 2);

    assertThat(deletions()).containsExactly("DELETE " + SECRETS + name(2));
  }

  @Test
  void an_interrupted_revision_is_failed_in_its_content_and_in_the_label_by_which_helm_finds_it() {
    server
        .then(FakeApiServer.json(200, revision(2, "pending-upgrade")))
        .then(FakeApiServer.json(200, revision(2, "failed")));

    records.markFailed("store-alpha", 2);

    JsonObject written = JsonParser.parseString(server.bodies().getLast()).getAsJsonObject();
    assertThat(ReleaseRecordCodec.decode(written).getAsJsonObject("info").get("status"))
        .hasToString("\"failed\"");
    assertThat(written.getAsJsonObject("metadata").getAsJsonObject("labels").get("status"))
        .hasToString("\"failed\"");
  }

  @Test
  void a_revision_that_was_changed_meanwhile_is_not_marked_as_failed() {
    server
        .then(FakeApiServer.json(200, revision(2, "pending-upgrade")))
        .then(
            FakeApiServer.json(
                409,
                """
                {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Conflict","code":409}\
                """));

    assertThatExceptionOfType(HelmException.class)
        .isThrownBy(() -> records.markFailed("store-alpha", 2))
        .withMessageContaining("cannot update the record of a release");
  }

  private List<String> deletions() {
    return server.requests().stream().filter(each -> each.startsWith("DELETE")).toList();
  }

  private static String name(int revision) {
    return "sh.helm.release.v1.store.v" + revision;
  }

  private static String revision(int number, String status) {
    JsonObject secret =
        JsonParser.parseString(
                """
                {"kind":"Secret","apiVersion":"v1","type":"helm.sh/release.v1","data":{},
                 "metadata":{"name":"%s","namespace":"store-alpha","resourceVersion":"%d",
                  "labels":{"owner":"helm","name":"store","version":"%d","status":"%s"}}}
                """
                    .formatted(name(number), number, number, status))
            .getAsJsonObject();
    JsonObject release =
        JsonParser.parseString(
                """
                {"version":%d,"info":{"status":"%s"},"chart":{"metadata":{"version":"1.2.3"}}}
                """
                    .formatted(number, status))
            .getAsJsonObject();
    ReleaseRecordCodec.encode(secret, release);
    return secret.toString();
  }

  private static String list(String... items) {
    return """
    {"kind":"SecretList","apiVersion":"v1","metadata":{"resourceVersion":"99"},"items":[%s]}\
    """
        .formatted(String.join(",", items));
  }
}
