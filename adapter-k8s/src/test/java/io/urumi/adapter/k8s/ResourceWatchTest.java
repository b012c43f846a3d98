package io.urumi.adapter.k8s;

import static io.urumi.adapter.k8s.FakeApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.k8s.FakeApiServer.Stream;
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

/** The informer against everything that can happen to a watch. */
final class ResourceWatchTest {
  private static final String RELISTED = "(everything)";

  @TempDir private Path folder;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private FakeApiServer server;
  private ApiServer api;
  private ResourceWatch<String> watch;

  @BeforeEach
  void open() {
    server = new FakeApiServer();
    api = server.client(folder, Duration.ofSeconds(4));
    watch =
        new ResourceWatch<>(
            api,
            ResourceKind.CLAIM,
            claim -> Json.text(claim, "status", "phase"),
            heard::add,
            () -> heard.add(RELISTED));
  }

  @AfterEach
  void close() {
    watch.close();
    api.close();
    server.close();
  }

  @Test
  void it_reads_everything_once_and_then_follows() throws Exception {
    Stream stream = new Stream();
    server.then(listed(5, claim("store-alpha", "db", "Pending", 4))).then(stream);

    watch.start();
    expect(RELISTED);
    stream.say(event("MODIFIED", claim("store-alpha", "db", "Bound", 6)));
    expect("store-alpha");
    assertThat(watch.in("store-alpha")).isEqualTo(Map.of("db", "Bound"));
    stream.say(event("ADDED", claim("store-beta", "db", "Pending", 7)));
    expect("store-beta");
    assertThat(watch.known()).containsExactly("store-alpha", "store-beta");
    stream.say(event("DELETED", claim("store-alpha", "db", "Bound", 8)));
    expect("store-alpha");
    assertThat(watch.in("store-alpha")).isEmpty();
    assertThat(watch.known()).containsExactly("store-beta");
  }

  @Test
  void what_does_not_matter_is_not_told() throws Exception {
    Stream stream = new Stream();
    server.then(listed(5, claim("store-alpha", "db", "Bound", 4))).then(stream);
    watch.start();
    expect(RELISTED);

    stream.say(event("MODIFIED", claim("store-alpha", "db", "Bound", 6)));
    stream.say(event("MODIFIED", claim("store-alpha", "db", "Lost", 7)));

    expect("store-alpha");
    assertThat(watch.in("store-alpha")).isEqualTo(Map.of("db", "Lost"));
    assertThat(heard).isEmpty();
  }

  @Test
  void it_covers_a_write_only_when_it_has_seen_it() throws Exception {
    Stream stream = new Stream();
    assertThat(watch.covers(0)).isFalse();
    server.then(listed(5)).then(stream);
    watch.start();
    expect(RELISTED);
    stream.say(event("ADDED", claim("store-alpha", "db", "Pending", 6)));
    expect("store-alpha");

    stream.say(event("MODIFIED", claim("store-alpha", "db", "Bound", 7)));
    expect("store-alpha");
    stream.say(bookmark(20)).say(event("ADDED", claim("store-beta", "db", "Bound", 21)));
    expect("store-beta");

    assertThat(watch.covers(20)).isTrue();
    assertThat(watch.covers(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void a_watch_that_breaks_off_goes_on_where_it_was() throws Exception {
    Stream first = new Stream();
    Stream second = new Stream();
    server.then(listed(5)).then(first).then(second);
    watch.start();
    expect(RELISTED);
    first.say(event("ADDED", claim("store-alpha", "db", "Pending", 6)));
    expect("store-alpha");

    first.say(Stream.BREAK);
    second.say(event("MODIFIED", claim("store-alpha", "db", "Bound", 7)));

    expect("store-alpha");
    assertThat(server.asked().getLast()).contains("watch=true").contains("resourceVersion=6");
  }

  @Test
  void a_server_that_has_forgotten_where_it_was_is_read_anew_and_everything_repeated()
      throws Exception {
    Stream first = new Stream();
    Stream last = new Stream();
    server.then(listed(5, claim("store-alpha", "db", "Pending", 4))).then(first);
    watch.start();
    expect(RELISTED);

    first.say(
        "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"message\":\"too"
            + " old\"}}");
    server.then(listed(50, claim("store-beta", "db", "Bound", 40))).then(last);

    expect(RELISTED);
    assertThat(watch.known()).containsExactly("store-beta");
  }

  @Test
  void a_watch_that_is_refused_with_gone_is_read_anew() throws Exception {
    server
        .then(listed(5))
        .then(json(410, "{\"message\":\"too old\",\"reason\":\"Expired\"}"))
        .then(listed(9))
        .then(new Stream());

    watch.start();

    expect(RELISTED);
    expect(RELISTED);
  }

  @Test
  void a_server_that_is_away_at_first_is_found_later() throws Exception {
    for (int attempt = 0; attempt < 3; attempt++) {
      server.then(json(503, "{}"));
    }
    server.then(listed(5)).then(new Stream());

    watch.start();

    expect(RELISTED);
  }

  @Test
  void a_server_that_ends_every_watch_at_once_is_not_asked_without_a_pause() throws Exception {
    server.then(listed(5));
    for (int attempt = 0; attempt < 200; attempt++) {
      server.then(new Stream().say(Stream.END));
    }
    watch.start();
    expect(RELISTED);

    assertThat(heard.poll(1, TimeUnit.SECONDS)).isNull();

    assertThat(server.asked().size()).isLessThan(15);
  }

  @Test
  void its_thread_ends_when_it_is_closed() throws Exception {
    server.then(listed(5)).then(new Stream());
    watch.start();
    expect(RELISTED);

    watch.close();

    assertThat(watch.covers(0)).isFalse();
    assertThat(watch.isRunning()).isFalse();
  }

  private void expect(String next) throws InterruptedException {
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(next);
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
