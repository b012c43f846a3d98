package io.urumi.web.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Store;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.testkit.StoreFixtures;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Which requests under the host name of a store are answered with a page. */
class StoreHostsTest {
  private static final Store ALPHA = StoreFixtures.requested("alpha", Instant.EPOCH);
  private static final String OWN = "alpha.localhost";

  private boolean passedOn;

  @Test
  void theSimulatedPageIsForThisMachineOnly() {
    SimulatedStorefronts pages = new SimulatedStorefronts(finding(Mono.just(ALPHA)), _ -> OWN);

    assertThat(answer(pages, "127.0.0.1")).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(passedOn).isFalse();
    answer(pages, "192.0.2.7");
    assertThat(passedOn).isTrue();
  }

  @Test
  void withoutTheDatabaseTheControlPlaneAnswers() {
    answer(
        new SimulatedStorefronts(finding(Mono.error(new IllegalStateException("away"))), _ -> OWN),
        "127.0.0.1");

    assertThat(passedOn).isTrue();
  }

  @Test
  void aStoreWithAnAddressOfAnotherDomainIsNotHere() {
    FindStoresQuery stores = finding(Mono.just(ALPHA));

    assertThat(answer(placeholders(stores, OWN), "192.0.2.7"))
        .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(answer(placeholders(stores, "alpha.shops.example"), "192.0.2.7"))
        .isEqualTo(HttpStatus.NOT_FOUND);
    answer(new SimulatedStorefronts(stores, _ -> "alpha.shops.example"), "127.0.0.1");
    assertThat(passedOn).isTrue();
  }

  private static PlaceholderPages placeholders(FindStoresQuery stores, String host) {
    return new PlaceholderPages(stores, _ -> host, "localhost", Set.of());
  }

  private @Nullable HttpStatusCode answer(WebFilter filter, String peer) {
    passedOn = false;
    MockServerWebExchange exchange =
        MockServerWebExchange.from(
            MockServerHttpRequest.get("/")
                .header("Host", OWN)
                .remoteAddress(new InetSocketAddress(peer, 50_000)));
    filter.filter(exchange, _ -> Mono.fromRunnable(() -> passedOn = true)).block();
    return exchange.getResponse().getStatusCode();
  }

  private static FindStoresQuery finding(Mono<Store> found) {
    return (FindStoresQuery)
        Proxy.newProxyInstance(
            FindStoresQuery.class.getClassLoader(),
            new Class<?>[] {FindStoresQuery.class},
            (_, _, _) -> found);
  }
}
