package io.urumi.adapter.k8s.watch;

import static io.urumi.testkit.cluster.FakeApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaimList;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.testkit.cluster.FakeApiServer;
import io.urumi.testkit.cluster.FakeApiServer.Stream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The informer, and every way in which a watch can end. */
final class InformerTest {
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final String RELISTED = "(list)";

  @TempDir private Path folder;
  private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
  private FakeApiServer server;
  private ApiClient client;
  private ApiClient watchClient;
  private Informer<V1PersistentVolumeClaim, V1PersistentVolumeClaimList, String> informer;

  @BeforeEach
  void open() {
    server = new FakeApiServer();
    KubernetesConnection kubeconfig = KubernetesConnection.open(server.kubeconfig(folder));
    client = kubeconfig.client(Duration.ofSeconds(4));
    watchClient = kubeconfig.watchClient(SILENCE);
    informer =
        new Informer<>(
            new ResourceClient<>(ResourceTypes.CLAIM, client),
            watchClient,
            claim -> claim.getStatus().getPhase(),
            (namespace, _, _) -> changes.add(namespace),
            () -> changes.add(RELISTED));
  }

  @AfterEach
  void close() {
    informer.close();
    ApiClients.close(client);
    ApiClients.close(watchClient);
    server.close();
  }

  @Test
  void it_lists_once_and_then_follows_the_watch() throws Exception {
    Stream stream = new Stream();
    server.then(listed(5, claim("store-alpha", "db", "Pending", 4))).then(stream);

    informer.start();
    expect(RELISTED);
    stream.send(event("MODIFIED", claim("store-alpha", "db", "Bound", 6)));
    expect("store-alpha");
    assertThat(informer.in("store-alpha")).isEqualTo(Map.of("db", "Bound"));
    stream.send(event("ADDED", claim("store-beta", "db", "Pending", 7)));
    expect("store-beta");
    assertThat(informer.known()).containsExactly("store-alpha", "store-beta");
    stream.send(event("DELETED", claim("store-alpha", "db", "Bound", 8)));
    expect("store-alpha");
    assertThat(informer.in("store-alpha")).isEmpty();
    assertThat(informer.known()).containsExactly("store-beta");
  }

  @Test
  void a_change_outside_the_projection_is_not_reported() throws Exception {
    Stream stream = new Stream();
    server.then(listed(5, claim("store-alpha", "db", "Bound", 4))).then(stream);
    informer.start();
    expect(RELISTED);

    stream.send(event("MODIFIED", claim("store-alpha", "db", "Bound", 6)));
    stream.send(event("MODIFIED", claim("store-alpha", "db", "Lost", 7)));

    expect("store-alpha");
    assertThat(informer.in("store-alpha")).isEqualTo(Map.of("db", "Lost"));
    assertThat(changes).isEmpty();
  }

  @Test
  void it_covers_a_write_only_when_it_has_seen_it() throws Exception {
    Stream stream = new Stream();
    assertThat(informer.covers(0)).isFalse();
    server.then(listed(5)).then(stream);
    informer.start();
    expect(RELISTED);
    stream.send(event("ADDED", claim("store-alpha", "db", "Pending", 6)));
    expect("store-alpha");

    stream.send(event("MODIFIED", claim("store-alpha", "db", "Bound", 7)));
    expect("store-alpha");
    stream.send(bookmark(20)).send(event("ADDED", claim("store-beta", "db", "Bound", 21)));
    expect("store-beta");

    assertThat(informer.covers(20)).isTrue();
    assertThat(informer.covers(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void a_broken_watch_continues_at_the_last_resource_version() throws Exception {
    Stream first = new Stream();
    Stream second = new Stream();
    server.then(listed(5)).then(first).then(second);
    informer.start();
    expect(RELISTED);
    first.send(event("ADDED", claim("store-alpha", "db", "Pending", 6)));
    expect("store-alpha");

    first.send(Stream.BREAK);
    second.send(event("MODIFIED", claim("store-alpha", "db", "Bound", 7)));

    expect("store-alpha");
    assertThat(server.requests().getLast()).contains("watch=true").contains("resourceVersion=6");
  }

  @Test
  void a_silent_watch_is_broken_after_a_while_and_continues_without_a_list() throws Exception {
    Stream second = new Stream();
    server.then(listed(5)).then(new Stream()).then(second);
    informer.start();
    expect(RELISTED);

    second.send(event("ADDED", claim("store-alpha", "db", "Pending", 6)));

    expect("store-alpha");
    second.send(event("ADDED", claim("store-beta", "db", "Pending", 7)));
    expect("store-beta");
    assertThat(server.requests().get(2)).contains("watch=true").contains("resourceVersion=5");
    assertThat(server.requests()).filteredOn(request -> !request.contains("watch=true")).hasSize(1);
    assertThat(informer.covers(6)).isTrue();
  }

  @Test
  void an_expired_resource_version_leads_to_a_new_list() throws Exception {
    Stream first = new Stream();
    Stream last = new Stream();
    server.then(listed(5, claim("store-alpha", "db", "Pending", 4))).then(first);
    informer.start();
    expect(RELISTED);

    first.send(
        "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":410,\"message\":\"too"
            + " old\"}}");
    server.then(listed(50, claim("store-beta", "db", "Bound", 40))).then(last);

    expect(RELISTED);
    assertThat(informer.known()).containsExactly("store-beta");
  }

  @Test
  void a_watch_that_is_rejected_as_expired_leads_to_a_new_list() throws Exception {
    server
        .then(listed(5))
        .then(json(410, "{\"message\":\"too old\",\"reason\":\"Expired\"}"))
        .then(listed(9))
        .then(new Stream());

    informer.start();

    expect(RELISTED);
    expect(RELISTED);
  }

  @Test
  void a_server_that_fails_at_first_is_retried() throws Exception {
    for (int attempt = 0; attempt < 3; attempt++) {
      server.then(json(503, "{}"));
    }
    server.then(listed(5)).then(new Stream());

    informer.start();

    expect(RELISTED);
  }

  @Test
  void a_server_that_ends_every_watch_at_once_is_requested_with_pauses() throws Exception {
    server.then(listed(5));
    for (int attempt = 0; attempt < 200; attempt++) {
      server.then(new Stream().send(Stream.END));
    }
    informer.start();
    expect(RELISTED);

    assertThat(changes.poll(1, TimeUnit.SECONDS)).isNull();

    assertThat(server.requests().size()).isLessThan(15);
  }

  @Test
  void its_thread_ends_when_it_is_closed() throws Exception {
    server.then(listed(5)).then(new Stream());
    informer.start();
    expect(RELISTED);

    informer.close();

    assertThat(informer.covers(0)).isFalse();
    assertThat(informer.isRunning()).isFalse();
  }

  private void expect(String next) throws InterruptedException {
    assertThat(changes.poll(10, TimeUnit.SECONDS)).isEqualTo(next);
  }

  private static FakeApiServer.Answer listed(int version, String... items) {
    return json(
        200,
        "{\"metadata\":{\"resourceVersion\":\"%d\"},\"items\":[%s]}"
            .formatted(version, String.join(",", items)));
  }

  private static String claim(String namespace, String name, String phase, int version) {
    return ("{\"metadata\":{\"namespace\":\"%s\",\"name\":\"%s\",\"resourceVersion\":\"%d\"},"
            + "\"status\":{\"phase\":\"%s\"}}")
        .formatted(namespace, name, version, phase);
  }

  private static String event(String type, String object) {
    return "{\"type\":\"%s\",\"object\":%s}".formatted(type, object);
  }

  private static String bookmark(int version) {
    return event("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"%d\"}}".formatted(version));
  }
}
