package io.urumi.crash.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.StoreId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests stores over HTTP, and repeats the requests that had no response. */
public final class StoreRequester {
  /** Stores with such a subdomain fail until they are retried. */
  private static final String FAULTY = "fail-image-";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final ReplicaClient client = new ReplicaClient();
  private final JsonMapper json = new JsonMapper();
  private final AtomicInteger names = new AtomicInteger();
  private final AtomicInteger withoutResponse = new AtomicInteger();
  private final List<RequestedStore> stores = new CopyOnWriteArrayList<>();

  /** Every store that was ever requested. */
  public List<RequestedStore> stores() {
    return List.copyOf(stores);
  }

  /** How many requests had no response. */
  public int withoutResponse() {
    return withoutResponse.get();
  }

  /** The stores whose deletion was not requested. */
  public List<RequestedStore> notDeleted() {
    return stores.stream().filter(store -> !store.deleted()).toList();
  }

  /** Requests a store that becomes ready. */
  public RequestedStore create(Replica replica) throws NoResponseException {
    return create("shop-", replica);
  }

  /** Requests a store that fails until a retry is requested. */
  public RequestedStore createFaulty(Replica replica) throws NoResponseException {
    return create(FAULTY, replica);
  }

  private RequestedStore create(String prefix, Replica replica) throws NoResponseException {
    RequestedStore store = new RequestedStore(prefix + names.incrementAndGet());
    stores.add(store);
    request(store, RequestedStore.Action.CREATE, replica);
    return store;
  }

  public void delete(RequestedStore store, Replica replica) throws NoResponseException {
    request(store, RequestedStore.Action.DELETE, replica);
  }

  public void retry(RequestedStore store, Replica replica) throws NoResponseException {
    request(store, RequestedStore.Action.RETRY, replica);
  }

  /** Repeats every request that had no response. */
  public void repeatRequestsWithoutResponse(Replica replica) throws NoResponseException {
    for (RequestedStore store : stores) {
      RequestedStore.Action action = store.withoutResponse();
      if (action != null) {
        request(store, action, replica);
      }
    }
  }

  private void request(RequestedStore store, RequestedStore.Action action, Replica replica)
      throws NoResponseException {
    store.request(action);
    HttpResponse<String> response;
    try {
      response = client.send(http(store, action, replica.url()));
    } catch (NoResponseException died) {
      withoutResponse.incrementAndGet();
      throw died;
    }
    // A retry that was recorded without a response may have succeeded by now.
    boolean alreadyDone = action == RequestedStore.Action.RETRY && response.statusCode() == 409;
    assertThat(response.statusCode() == 202 || alreadyDone)
        .as("%s %s: %d %s", action, store, response.statusCode(), response.body())
        .isTrue();
    store.confirm(
        action == RequestedStore.Action.CREATE
            ? StoreId.of(json.readTree(response.body()).get("id").asString())
            : store.id());
  }

  private static HttpRequest.Builder http(
      RequestedStore store, RequestedStore.Action action, String url) {
    String stores = url + "/api/v1/stores";
    HttpRequest.Builder builder = HttpRequest.newBuilder();
    return switch (action) {
      case CREATE ->
          builder
              .uri(URI.create(stores))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", store.key())
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"name\": \"Shop %1$s\", \"subdomain\": \"%1$s\"}"
                          .formatted(store.subdomain())));
      case RETRY ->
          builder
              .uri(URI.create(stores + "/" + store.id() + ":retry"))
              .POST(HttpRequest.BodyPublishers.noBody());
      case DELETE -> builder.uri(URI.create(stores + "/" + store.id())).DELETE();
    };
  }

  /** Waits until each store is in its requested state; retries the ones that failed. */
  public void awaitRequestedState(List<RequestedStore> requested, Replica replica)
      throws NoResponseException {
    List<RequestedStore> open = new ArrayList<>(requested);
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      for (RequestedStore store : List.copyOf(open)) {
        String phase = store(store, replica).get("phase").asString();
        if (phase.equals(store.deleted() ? "DELETED" : "READY")) {
          open.remove(store);
        } else if (phase.equals("FAILED") && !store.deleted()) {
          assertThat(store.subdomain()).as("no other store may fail").startsWith(FAULTY);
          retry(store, replica);
        }
      }
      if (open.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        List<JsonNode> stuck = new ArrayList<>();
        for (RequestedStore store : open) {
          stuck.add(store(store, replica));
        }
        throw new AssertionError("not in the requested state: " + stuck + "\n" + replica.output());
      }
      ReplicaClient.pause();
    }
  }

  private JsonNode store(RequestedStore store, Replica replica) throws NoResponseException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(replica.url() + "/api/v1/stores/" + store.id())));
    assertThat(response.statusCode()).as("%s: %s", store, response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }
}
