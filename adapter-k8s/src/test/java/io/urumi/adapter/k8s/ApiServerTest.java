package io.urumi.adapter.k8s;

import static io.urumi.adapter.k8s.FakeApiServer.json;
import static io.urumi.adapter.k8s.FakeApiServer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between this adapter and an API server that is not at its best. */
final class ApiServerTest {
  private static final String QUOTA =
      "{\"metadata\":{\"name\":\"q\",\"resourceVersion\":\"7\"},\"aFieldOfALaterVersion\":1}";

  @TempDir private Path folder;
  private FakeApiServer server;
  private ApiServer api;

  @BeforeEach
  void open() {
    server = new FakeApiServer();
    api = server.client(folder, Duration.ofSeconds(4));
  }

  @AfterEach
  void close() {
    api.close();
    server.close();
  }

  @Test
  void a_server_in_trouble_is_asked_again() {
    server.then(json(503, "{}")).then(json(429, "{}")).then(json(200, QUOTA));

    assertThat(api.find(ResourceKind.RESOURCE_QUOTA, "store-alpha", "q")).isPresent();
    assertThat(server.asked())
        .hasSize(3)
        .containsOnly("GET /api/v1/namespaces/store-alpha/resourcequotas/q");
  }

  @Test
  void a_server_that_stays_in_trouble_is_given_up() {
    server.then(json(500, "{}")).then(json(500, "{}")).then(json(500, "{}"));

    assertThatExceptionOfType(ApiCallException.class)
        .isThrownBy(() -> api.find(ResourceKind.RESOURCE_QUOTA, "store-alpha", "q"))
        .matches(refused -> refused.status() == 500);
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void a_server_that_asks_for_patience_gets_it() {
    server
        .then(exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "1");
          json(429, "{}").to(exchange);
        })
        .then(json(200, QUOTA));
    Instant before = Instant.now();

    api.find(ResourceKind.RESOURCE_QUOTA, "store-alpha", "q");

    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void a_refusal_is_not_repeated() {
    server.then(json(403, "{\"message\":\"no\",\"reason\":\"Forbidden\"}"));

    assertThatExceptionOfType(ApiCallException.class)
        .isThrownBy(() -> api.find(ResourceKind.RESOURCE_QUOTA, "store-alpha", "q"))
        .matches(refused -> refused.text().equals("no") && refused.reason().equals("Forbidden"));
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void a_request_that_hangs_is_tried_once_more_and_ends_within_the_timeout() {
    server.then(silence()).then(json(200, QUOTA));

    assertThat(api.find(ResourceKind.RESOURCE_QUOTA, "store-alpha", "q")).isPresent();
  }

  @Test
  void a_server_that_hangs_for_good_is_given_up_within_the_timeout() {
    server.then(silence()).then(silence()).then(silence());
    Instant before = Instant.now();

    assertThatExceptionOfType(ApiCallException.class)
        .isThrownBy(() -> api.find(ResourceKind.RESOURCE_QUOTA, "store-alpha", "q"))
        .matches(refused -> refused.status() == ApiCallException.NO_ANSWER);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void several_requests_of_one_operation_share_its_time() {
    server.then(json(200, QUOTA)).then(silence()).then(silence());
    Instant before = Instant.now();

    assertThatExceptionOfType(ApiCallException.class)
        .isThrownBy(() ->
            Deadline.within(
                Duration.ofSeconds(1),
                () -> {
                  api.find(ResourceKind.RESOURCE_QUOTA, "store-alpha", "q");
                  return api.find(ResourceKind.RESOURCE_QUOTA, "store-alpha", "q");
                }));
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void what_is_not_there_is_no_error() {
    server.then(json(404, "{}")).then(json(404, "{}"));

    assertThat(api.find(ResourceKind.RESOURCE_QUOTA, "store-alpha", "q")).isEmpty();
    assertThat(api.delete(ResourceKind.POD, "store-alpha", "p", DeleteOptions.PLAIN)).isEmpty();
  }

  @Test
  void an_answer_that_is_no_json_is_no_answer() {
    for (int attempt = 0; attempt < 3; attempt++) {
      server.then(json(200, "<html>Log in to the hotel's network</html>"));
    }

    assertThatExceptionOfType(ApiCallException.class)
        .isThrownBy(() -> api.find(ResourceKind.RESOURCE_QUOTA, "store-alpha", "q"))
        .matches(refused -> refused.status() == ApiCallException.NO_ANSWER);
  }

  @Test
  void a_long_collection_is_read_page_by_page() {
    server
        .then(
            json(
                200,
                "{\"metadata\":{\"continue\":\"more\"},\"items\":[{\"metadata\":{\"name\":\"a\"}}]}"))
        .then(
            json(
                200,
                "{\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[{\"metadata\":{\"name\":\"b\"}}]}"));

    ApiServer.Listing listing = api.list(ResourceKind.POD, null, Labels.SELECTOR, null);

    assertThat(listing.items()).extracting(Json::name).containsExactly("a", "b");
    assertThat(listing.resourceVersion()).isEqualTo("9");
    assertThat(server.asked().getLast()).contains("continue=more");
  }
}
