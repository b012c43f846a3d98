package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The platform's API over plain HTTP. */
final class Api {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String base;

  Api(String base) {
    this.base = base;
  }

  record Response(int status, JsonNode body, HttpResponse<String> raw) {
    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  Response get(String path) {
    return send(request(path).GET().build());
  }

  Response delete(String path) {
    return send(request(path).DELETE().build());
  }

  Response post(String path, String json, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Requests a store and returns its id. */
  String create(String subdomain) {
    Response response =
        post(
            "/api/v1/stores",
            "{\"name\": \"Shop of %s\", \"subdomain\": \"%s\"}".formatted(subdomain, subdomain));
    assertThat(response.status()).as("%s", response.body()).isEqualTo(202);
    return response.body().get("id").asString();
  }

  JsonNode store(String id) {
    return get("/api/v1/stores/" + id).body();
  }

  List<JsonNode> steps(String id) {
    List<JsonNode> steps = new ArrayList<>();
    get("/api/v1/stores/" + id + "/steps").body().get("items").forEach(steps::add);
    return steps;
  }

  JsonNode awaitPhase(String id, String phase, Duration within) {
    Awaitility.await("store " + id + " becomes " + phase)
        .atMost(within)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(store(id).get("phase").asString()).as("%s", store(id)).isEqualTo(phase));
    return store(id);
  }

  JsonNode awaitFailure(String id, String code, Duration within) {
    Awaitility.await("store " + id + " fails with " + code)
        .atMost(within)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .untilAsserted(() -> {
          JsonNode store = store(id);
          assertThat(store.path("failure").path("code").asString()).as("%s", store).isEqualTo(code);
        });
    return store(id);
  }

  /** Follows the event stream until the test ends. */
  Stream follow(Optional<String> lastEventId) {
    HttpRequest.Builder request = request("/api/v1/events").header("Accept", "text/event-stream");
    lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
    HttpRequest following = request.timeout(Duration.ofMinutes(10)).GET().build();
    Stream stream = new Stream();
    var _ =
        http.sendAsync(following, HttpResponse.BodyHandlers.ofLines())
            .thenAccept(response -> response.body().forEach(stream::line));
    Awaitility.await("the stream is open")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(stream::open);
    return stream;
  }

  /** The events received so far. */
  static final class Stream {
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private volatile boolean open;

    boolean open() {
      return open;
    }

    private void line(String line) {
      open = true;
      if (line.startsWith("data:")) {
        events.add(Json.read(line.substring("data:".length())).get("event"));
      }
    }

    List<JsonNode> all() {
      return List.copyOf(events);
    }

    List<JsonNode> of(String storeId) {
      return events.stream().filter(e -> e.get("storeId").asString().equals(storeId)).toList();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
  }

  private Response send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Response(response.statusCode(), Json.read(response.body()), response);
    } catch (IOException unreachable) {
      throw new AssertionError(request + ": " + unreachable, unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
