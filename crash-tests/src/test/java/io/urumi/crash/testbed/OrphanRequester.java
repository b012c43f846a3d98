package io.urumi.crash.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adopts and deletes the orphans that the platform found. Each request can be repeated when it had
 * no response.
 */
public final class OrphanRequester {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final ReplicaClient client = new ReplicaClient();
  private final JsonMapper json = new JsonMapper();
  private final AtomicInteger names = new AtomicInteger();
  private final Testbed testbed;

  public OrphanRequester(Testbed testbed) {
    this.testbed = testbed;
  }

  /** One with a unique name that does not exist in the cluster yet. */
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
    JsonNode page = json.readTree(get("/orphans?limit=200", replica, 200).body());
    return page.get("items")
        .valueStream()
        .anyMatch(each -> each.get("namespace").asString().equals(orphan.namespace().toString()));
  }

  /** Requests its adoption as a store. */
  public void adopt(OrphanedStore orphan, Replica replica) throws NoResponseException {
    HttpRequest.Builder request =
        at("/orphans/" + orphan.namespace() + ":adopt", replica).POST(BodyPublishers.noBody());
    require(client.send(request), 202);
  }

  /** Requests its deletion; a repeated request may find it deleted. */
  public void remove(OrphanedStore orphan, Replica replica) throws NoResponseException {
    require(client.send(at("/orphans/" + orphan.namespace(), replica).DELETE()), 202, 404);
  }

  /** Requests the deletion of the store that it has become. */
  public void deleteStore(OrphanedStore orphan, Replica replica) throws NoResponseException {
    require(client.send(at("/stores/" + orphan.id(), replica).DELETE()), 202);
  }

  /** Waits until its store is in the phase; the row of a deleted one may be purged already. */
  public void awaitPhase(OrphanedStore orphan, String phase, Replica replica)
      throws NoResponseException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      HttpResponse<String> response = get("/stores/" + orphan.id(), replica, 200, 404);
      if (response.statusCode() == 404
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

  private HttpResponse<String> get(String path, Replica replica, Integer... expected)
      throws NoResponseException {
    return require(client.send(at(path, replica)), expected);
  }

  private static HttpRequest.Builder at(String path, Replica replica) {
    return HttpRequest.newBuilder(URI.create(replica.url() + "/api/v1" + path));
  }

  private static HttpResponse<String> require(HttpResponse<String> response, Integer... expected) {
    assertThat(response.statusCode())
        .as("%s: %s", response.request().uri(), response.body())
        .isIn((Object[]) expected);
    return response;
  }
}
