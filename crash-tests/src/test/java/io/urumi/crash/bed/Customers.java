package io.urumi.crash.bed;

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

/** People who ask for stores over HTTP, and ask again when they got no answer. */
public final class Customers {
  /** Stores with such a subdomain fail until they are retried. */
  private static final String FAULTY = "fail-image-";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Line line = new Line();
  private final JsonMapper json = new JsonMapper();
  private final AtomicInteger names = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final List<Wish> wishes = new CopyOnWriteArrayList<>();

  /** Everything that was ever wished for. */
  public List<Wish> wishes() {
    return List.copyOf(wishes);
  }

  /** How many requests for a store got no answer. */
  public int unanswered() {
    return unanswered.get();
  }

  /** The stores that nobody has asked to delete. */
  public List<Wish> kept() {
    return wishes.stream().filter(wish -> !wish.deleted()).toList();
  }

  /** Asks for a store that comes up by itself. */
  public Wish create(Replica replica) throws Unanswered {
    return create("shop-", replica);
  }

  /** Asks for a store that fails until somebody asks to try again. */
  public Wish createFaulty(Replica replica) throws Unanswered {
    return create(FAULTY, replica);
  }

  private Wish create(String prefix, Replica replica) throws Unanswered {
    Wish wish = new Wish(prefix + names.incrementAndGet());
    wishes.add(wish);
    ask(wish, Wish.Request.CREATE, replica);
    return wish;
  }

  public void delete(Wish wish, Replica replica) throws Unanswered {
    ask(wish, Wish.Request.DELETE, replica);
  }

  public void retry(Wish wish, Replica replica) throws Unanswered {
    ask(wish, Wish.Request.RETRY, replica);
  }

  /** Asks again for everything that got no answer. */
  public void repeatUnanswered(Replica replica) throws Unanswered {
    for (Wish wish : wishes) {
      Wish.Request request = wish.unanswered();
      if (request != null) {
        ask(wish, request, replica);
      }
    }
  }

  private void ask(Wish wish, Wish.Request request, Replica replica) throws Unanswered {
    wish.ask(request);
    HttpResponse<String> answer;
    try {
      answer = line.send(http(wish, request, replica.url()));
    } catch (Unanswered died) {
      unanswered.incrementAndGet();
      throw died;
    }
    // A retry that was heard, though not answered, may have worked by now.
    boolean heardBefore = request == Wish.Request.RETRY && answer.statusCode() == 409;
    assertThat(answer.statusCode() == 202 || heardBefore)
        .as("%s %s: %d %s", request, wish, answer.statusCode(), answer.body())
        .isTrue();
    wish.answered(
        request == Wish.Request.CREATE
            ? StoreId.of(json.readTree(answer.body()).get("id").asString())
            : wish.id());
  }

  private static HttpRequest.Builder http(Wish wish, Wish.Request request, String url) {
    String stores = url + "/api/v1/stores";
    HttpRequest.Builder builder = HttpRequest.newBuilder();
    return switch (request) {
      case CREATE ->
          builder
              .uri(URI.create(stores))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", wish.key())
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"name\": \"Shop %1$s\", \"subdomain\": \"%1$s\"}"
                          .formatted(wish.subdomain())));
      case RETRY ->
          builder
              .uri(URI.create(stores + "/" + wish.id() + ":retry"))
              .POST(HttpRequest.BodyPublishers.noBody());
      case DELETE -> builder.uri(URI.create(stores + "/" + wish.id())).DELETE();
    };
  }

  /** Waits until each store is as it was asked for; asks to try again where one was given up. */
  public void awaitAsAsked(List<Wish> asked, Replica replica) throws Unanswered {
    List<Wish> open = new ArrayList<>(asked);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      for (Wish wish : List.copyOf(open)) {
        String phase = store(wish, replica).get("phase").asString();
        if (phase.equals(wish.deleted() ? "DELETED" : "READY")) {
          open.remove(wish);
        } else if (phase.equals("FAILED") && !wish.deleted()) {
          assertThat(wish.subdomain()).as("only such a store may fail").startsWith(FAULTY);
          retry(wish, replica);
        }
      }
      if (open.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        List<JsonNode> stuck = new ArrayList<>();
        for (Wish wish : open) {
          stuck.add(store(wish, replica));
        }
        throw new AssertionError("not as asked: " + stuck + "\n" + replica.output());
      }
      Line.pause();
    }
  }

  private JsonNode store(Wish wish, Replica replica) throws Unanswered {
    HttpResponse<String> answer =
        line.send(
            HttpRequest.newBuilder(URI.create(replica.url() + "/api/v1/stores/" + wish.id())));
    assertThat(answer.statusCode()).as("%s: %s", wish, answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }
}
