package io.urumi.crash.bed;

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
 * People who settle what the platform found in the cluster. Whatever they do can be done again by
 * who got no answer.
 */
public final class Finders {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Line line = new Line();
  private final JsonMapper json = new JsonMapper();
  private final AtomicInteger names = new AtomicInteger();
  private final Bed bed;

  public Finders(Bed bed) {
    this.bed = bed;
  }

  /** One with a name of its own, that is not there yet. */
  public Foundling next() {
    return new Foundling(bed, "found-" + names.incrementAndGet());
  }

  public void awaitListed(Foundling foundling, Replica replica) throws Unanswered {
    awaitListed(foundling, true, replica);
  }

  public void awaitUnlisted(Foundling foundling, Replica replica) throws Unanswered {
    awaitListed(foundling, false, replica);
  }

  private void awaitListed(Foundling foundling, boolean wanted, Replica replica) throws Unanswered {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (listed(foundling, replica) != wanted) {
      assertThat(System.nanoTime())
          .as("%s listed: %s; %s", foundling.namespace(), wanted, replica.output())
          .isLessThan(deadline);
      Line.pause();
    }
  }

  private boolean listed(Foundling foundling, Replica replica) throws Unanswered {
    JsonNode page = json.readTree(get("/orphans?limit=200", replica, 200).body());
    return page.get("items")
        .valueStream()
        .anyMatch(
            each -> each.get("namespace").asString().equals(foundling.namespace().toString()));
  }

  /** Makes it a store again. */
  public void adopt(Foundling foundling, Replica replica) throws Unanswered {
    HttpRequest.Builder request =
        at("/orphans/" + foundling.namespace() + ":adopt", replica).POST(BodyPublishers.noBody());
    require(line.send(request), 202);
  }

  /** Asks that nothing be left of it; it may be gone by the time somebody asks again. */
  public void remove(Foundling foundling, Replica replica) throws Unanswered {
    require(line.send(at("/orphans/" + foundling.namespace(), replica).DELETE()), 202, 404);
  }

  /** Asks for the removal of the store that it has become. */
  public void close(Foundling foundling, Replica replica) throws Unanswered {
    require(line.send(at("/stores/" + foundling.id(), replica).DELETE()), 202);
  }

  /** Waits until its store is in such a phase; a deleted one may be forgotten already. */
  public void awaitPhase(Foundling foundling, String phase, Replica replica) throws Unanswered {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpResponse<String> answer = get("/stores/" + foundling.id(), replica, 200, 404);
      if (answer.statusCode() == 404
          ? phase.equals("DELETED")
          : json.readTree(answer.body()).get("phase").asString().equals(phase)) {
        return;
      }
      assertThat(System.nanoTime())
          .as("%s %s: %s; %s", foundling.namespace(), phase, answer.body(), replica.output())
          .isLessThan(deadline);
      Line.pause();
    }
  }

  private HttpResponse<String> get(String path, Replica replica, Integer... expected)
      throws Unanswered {
    return require(line.send(at(path, replica)), expected);
  }

  private static HttpRequest.Builder at(String path, Replica replica) {
    return HttpRequest.newBuilder(URI.create(replica.url() + "/api/v1" + path));
  }

  private static HttpResponse<String> require(HttpResponse<String> answer, Integer... expected) {
    assertThat(answer.statusCode())
        .as("%s: %s", answer.request().uri(), answer.body())
        .isIn((Object[]) expected);
    return answer;
  }
}
