package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ApiJson;
import io.urumi.client.http.ApiRequest;
import io.urumi.client.http.ApiResponse;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.StoreEvent;
import io.urumi.client.model.StreamReset;
import io.urumi.client.stream.EventStream;
import io.urumi.client.stream.StreamSignal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's API with its client; bodies are read as plain JSON, as any client sees them. */
final class Api implements AutoCloseable {
  private static final JsonMapper MAPPER = ApiJson.mapper();

  private final ControlPlaneClient client;
  private final List<EventStream> streams = new CopyOnWriteArrayList<>();

  Api(String url) {
    client =
        new ControlPlaneClient(
            ClientSettings.of(URI.create(url), null)
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20)));
  }

  record Response(int status, JsonNode body, ApiResponse raw) {
    String header(String name) {
      return raw.header(name);
    }
  }

  Response get(String path) {
    return send(ApiRequest.get(path));
  }

  Response delete(String path) {
    return send(ApiRequest.delete(path));
  }

  Response post(String path) {
    return send(ApiRequest.post(path));
  }

  Response create(String name, String subdomain, @Nullable String idempotencyKey) {
    String json =
        MAPPER.createObjectNode().put("name", name).put("subdomain", subdomain).toString();
    return send(
        ApiRequest.post("/api/v1/stores").json(json).header("Idempotency-Key", idempotencyKey));
  }

  /** Requests a store and returns its id. */
  String create(String subdomain) {
    Response response = create("Shop of " + subdomain, subdomain, null);
    assertThat(response.status()).as("%s", response.body()).isEqualTo(202);
    return response.body().get("id").asString();
  }

  JsonNode store(String id) {
    return get("/api/v1/stores/" + id).body();
  }

  List<JsonNode> steps(String id) {
    List<JsonNode> steps = new ArrayList<>();
    @Nullable JsonNode next = null;
    do {
      String after = next == null ? "" : next.asString();
      JsonNode page = get("/api/v1/stores/" + id + "/steps?limit=200&after=" + after).body();
      page.get("items").forEach(steps::add);
      next = page.get("next");
    } while (next != null);
    return steps;
  }

  /** The ids of a store's events, oldest first; at most 200. */
  List<String> events(String id) {
    List<String> ids = new ArrayList<>();
    get("/api/v1/stores/" + id + "/events?limit=200")
        .body()
        .get("items")
        .forEach(event -> ids.add(event.get("id").asString()));
    return ids;
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

  /** Follows the event stream after an event, or from now on for null, until this is closed. */
  Stream follow(@Nullable String lastEventId) {
    EventStream source = client.streamEvents(null, lastEventId);
    streams.add(source);
    Stream stream = new Stream(source);
    Awaitility.await("the stream is open")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> stream.open);
    return stream;
  }

  /** The events received so far. */
  static final class Stream {
    private final List<StoreEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> resets = new CopyOnWriteArrayList<>();
    private final EventStream source;
    private volatile boolean open;

    private Stream(EventStream source) {
      this.source = source;
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      while (!Thread.currentThread().isInterrupted()) {
        StreamSignal signal = source.next(Duration.ofMinutes(10));
        if (signal instanceof StreamSignal.Event event) {
          events.add(event.item().event());
        }
        if (signal instanceof StreamSignal.Reset(String id, StreamReset reset)) {
          resets.add(reset.reason() + ", resumed after " + id);
        }
        // From then on no event is missed.
        open |= signal instanceof StreamSignal.Connected;
      }
    }

    List<StoreEvent> all() {
      return List.copyOf(events);
    }

    /** Why the stream did not resume after the last event received, one text per time. */
    List<String> resets() {
      return List.copyOf(resets);
    }

    List<StoreEvent> of(String storeId) {
      return events.stream().filter(event -> event.storeId().equals(storeId)).toList();
    }
  }

  @Override
  public void close() {
    streams.forEach(EventStream::close);
  }

  private Response send(ApiRequest request) {
    try {
      ApiResponse response = client.exchange(request);
      String text = response.body();
      JsonNode body = text.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(text);
      return new Response(response.status(), body, response);
    } catch (UnreachableException unreachable) {
      throw new AssertionError(request + ": " + unreachable, unreachable);
    }
  }
}
