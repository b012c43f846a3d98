package io.urumi.crash.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.client.http.ApiJson;
import io.urumi.client.http.ApiRequest;
import io.urumi.client.http.ApiResponse;
import io.urumi.client.model.store.CreateStoreRequest;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.StoreId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests stores over HTTP, and repeats the requests that had no response. */
public final class StoreRequester {
  /** The pods of stores with such a subdomain fail until the stores are retried. */
  private static final String FAULTY = "fail-image-";

  /** The release of stores with such a subdomain fails until the stores are retried. */
  private static final String UNDEPLOYABLE = "fail-chart-";

  private static final String STORES = "/api/v1/stores";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final JsonMapper json = ApiJson.mapper();
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

  /** Requests a store that is not deployed until a retry is requested. */
  public RequestedStore createUndeployable(Replica replica) throws NoResponseException {
    return create(UNDEPLOYABLE, replica);
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
    ApiResponse response;
    try {
      response = replica.client().send(request(store, action));
    } catch (NoResponseException died) {
      withoutResponse.incrementAndGet();
      throw died;
    }
    // A retry that was recorded without a response may have succeeded by now.
    boolean alreadyDone = action == RequestedStore.Action.RETRY && response.status() == 409;
    assertThat(response.status() == 202 || alreadyDone)
        .as("%s %s: %d %s", action, store, response.status(), response.body())
        .isTrue();
    store.confirm(
        action == RequestedStore.Action.CREATE
            ? StoreId.of(json.readTree(response.body()).get("id").asString())
            : store.id());
  }

  private ApiRequest request(RequestedStore store, RequestedStore.Action action) {
    return switch (action) {
      case CREATE ->
          ApiRequest.post(STORES)
              .header("Idempotency-Key", store.key())
              .json(
                  json.writeValueAsString(
                      new CreateStoreRequest(
                          "Shop " + store.subdomain(), store.subdomain(), null)));
      case RETRY -> ApiRequest.post(STORES + "/{}:retry", store.id().toString());
      case DELETE -> ApiRequest.delete(STORES + "/{}", store.id().toString());
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
          assertThat(store.subdomain())
              .as("no other store may fail")
              .matches(
                  subdomain -> subdomain.startsWith(FAULTY) || subdomain.startsWith(UNDEPLOYABLE));
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

  /** Deletes the database in the cluster, and waits until the store is deployed again. */
  public void damage(RequestedStore store, SimulatedCluster cluster, Replica replica)
      throws NoResponseException {
    store.damage();
    cluster.tampering().deleteDatabase(new Namespace(Namespace.PREFIX + store.subdomain()));
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (deployments(store, replica) < 2) {
      assertThat(System.nanoTime()).as("%s is repaired", store).isLessThan(deadline);
      ReplicaClient.pause();
    }
  }

  private long deployments(RequestedStore store, Replica replica) throws NoResponseException {
    ApiResponse response =
        replica.client().send(ApiRequest.get(STORES + "/{}/steps", store.id().toString()));
    assertThat(response.status()).as("%s: %s", store, response.body()).isEqualTo(200);
    return json.readTree(response.body())
        .get("items")
        .valueStream()
        .filter(step -> step.get("step").asString().equals("DEPLOY_RELEASE"))
        .filter(step -> step.path("outcome").asString("").equals("SUCCEEDED"))
        .count();
  }

  private JsonNode store(RequestedStore store, Replica replica) throws NoResponseException {
    ApiResponse response =
        replica.client().send(ApiRequest.get(STORES + "/{}", store.id().toString()));
    assertThat(response.status()).as("%s: %s", store, response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }
}
