package io.urumi.web.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driving.FindStoresQuery;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class PlaceholderLookupsTest {
  private final AtomicInteger waiting = new AtomicInteger();
  private final PlaceholderPages pages =
      new PlaceholderPages(slowDatabase(), _ -> "", "localhost", Set.of());

  /** Otherwise visitors could take every connection to the database. */
  @Test
  void fewVisitorsWaitForTheDatabaseAndTheOthersAreAnsweredAtOnce() {
    List<Disposable> visitors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      visitors.add(visit(exchange()).subscribe());
    }
    MockServerWebExchange next = exchange();

    visit(next).block(Duration.ofSeconds(1));

    assertThat(waiting).hasValue(4);
    assertThat(next.getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    visitors.forEach(Disposable::dispose);
    visitors.add(visit(exchange()).subscribe());
    assertThat(waiting).as("lookups after the others have left").hasValue(5);
    visitors.getLast().dispose();
  }

  private Mono<Void> visit(MockServerWebExchange exchange) {
    return pages.filter(exchange, _ -> Mono.empty());
  }

  private static MockServerWebExchange exchange() {
    return MockServerWebExchange.from(
        MockServerHttpRequest.get("/").header("Host", "alpha.localhost"));
  }

  private FindStoresQuery slowDatabase() {
    return (FindStoresQuery)
        Proxy.newProxyInstance(
            FindStoresQuery.class.getClassLoader(),
            new Class<?>[] {FindStoresQuery.class},
            (_, _, _) -> Mono.never().doOnSubscribe(_ -> waiting.incrementAndGet()));
  }
}
