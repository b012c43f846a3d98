package io.urumi.crash.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.http.ApiRequest;
import io.urumi.client.http.ApiResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adopts and deletes the orphans that the platform found. Each request can be repeated when it had
 * no response.
 */
public final class OrphanRequester {
  private static final String ORPHANS = "/api/v1/orphans";
  private static final String STORES = "/api/v1/stores";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final JsonMapper json = new JsonMapper();
  private final AtomicInteger names = new AtomicInteger();
  private final Testbed testbed;

  public OrphanRequester(Testbed testbed) {
    this.testbed = testbed;
  }

  /** A store with a unique name that does not exist in the cluster yet. */
  public OrphanedStore next() {
    return new OrphanedStore(testbed, "found-" + names.incrementAndGet());
  }

  public void awaitListed(OrphanedStore orphan, Replica replica) throws NoResponseException {
    awaitListed(orphan, true, replica);
  }

  public void awaitUnlisted(OrphanedStore orphan, Replica replica) throws NoResponseException {
    awaitListed(orphan, false, replica);
  }

  private void awaitListed(OrphanedStore orphan, boolean expected, Replica replica)
      throws NoResponseException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (listed(orphan, replica) != expected) {
      assertThat(System.nanoTime())
          .as("%s listed: %s; %s", orphan.namespace(), expected, replica.output())
          .isLessThan(deadline);
      ReplicaClient.pause();
    }
  }

  private boolean listed(OrphanedStore orphan, Replica replica) throws NoResponseException {
    ApiRequest list = ApiRequest.get(ORPHANS).query("limit", 200);
    return json.readTree(send(list, replica, 200).body())
        .get("items")
        .valueStream()
        .anyMatch(each -> each.get("namespace").asString().equals(orphan.namespace().toString()));
  }

  /** Requests the adoption of an orphan as a store. */
  public void adopt(OrphanedStore orphan, Replica replica) throws NoResponseException {
    send(ApiRequest.post(ORPHANS + "/{}:adopt", orphan.namespace().toString()), replica, 202);
  }

  /** Requests the deletion of an orphan; a repeated request may find it deleted. */
  public void remove(OrphanedStore orphan, Replica replica) throws NoResponseException {
    send(ApiRequest.delete(ORPHANS + "/{}", orphan.namespace().toString()), replica, 202, 404);
  }

  /** Requests the deletion of an adopted store. */
  public void deleteStore(OrphanedStore orphan, Replica replica) throws NoResponseException {
    send(ApiRequest.delete(STORES + "/{}", orphan.id().toString()), replica, 202);
  }

  /** Waits until the store is in the phase; the row of a deleted store may be purged already. */
  public void awaitPhase(OrphanedStore orphan, String phase, Replica replica)
      throws NoResponseException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      ApiResponse response =
          send(ApiRequest.get(STORES + "/{}", orphan.id().toString()), replica, 200, 404);
      if (response.status() == 404
          ? phase.equals("DELETED")
          : json.readTree(response.body()).get("phase").asString().equals(phase)) {
        return;
      }
      assertThat(System.nanoTime())
          .as("%s %s: %s; %s", orphan.namespace(), phase, response.body(), replica.output())
          .isLessThan(deadline);
      ReplicaClient.pause();
    }
  }

  private static ApiResponse send(ApiRequest request, Replica replica, Integer... expected)
      throws NoResponseException {
    ApiResponse response = replica.client().send(request);
    assertThat(response.status())
        .as("%s: %s", request.target(), response.body())
        .isIn((Object[]) expected);
    return response;
  }
}
