package io.urumi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class ReceivedBodyFilterTest {
  private final ReceivedBodyFilter filter = new ReceivedBodyFilter(8);
  private final TestPublisher<DataBuffer> body = TestPublisher.create();
  private final List<String> handled = new ArrayList<>();

  private Mono<Void> filter(MockServerHttpRequest request) {
    return filter.filter(MockServerWebExchange.from(request), this::handle);
  }

  private Mono<Void> handle(ServerWebExchange exchange) {
    return DataBufferUtils.join(exchange.getRequest().getBody())
        .map(buffer -> buffer.toString(StandardCharsets.UTF_8))
        .defaultIfEmpty("")
        .doOnNext(handled::add)
        .then();
  }

  private static DataBuffer buffer(String text) {
    return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_change_is_handled_when_its_body_is_complete() {
    StepVerifier.create(filter(MockServerHttpRequest.post("/api/v1/session").body(body.flux())))
        .then(() -> body.next(buffer("ab")))
        .then(() -> assertThat(handled).isEmpty())
        .then(() -> body.next(buffer("cd")).complete())
        .verifyComplete();

    assertThat(handled).containsExactly("abcd");
  }

  @Test
  void a_slow_client_has_no_permit_of_the_queue() {
    WriteQueueFilter queue = new WriteQueueFilter(1, Duration.ofSeconds(15));
    assertThat(filter.getOrder()).isLessThan(queue.getOrder());
    WebFilterChain queued = exchange -> queue.filter(exchange, this::handle);
    MockServerHttpRequest slow = MockServerHttpRequest.post("/api/v1/stores").body(body.flux());
    filter.filter(MockServerWebExchange.from(slow), queued).subscribe();
    body.next(buffer("{"));

    MockServerHttpRequest complete = MockServerHttpRequest.post("/api/v1/stores").body("{}");
    filter.filter(MockServerWebExchange.from(complete), queued).block(Duration.ofSeconds(5));

    assertThat(handled).containsExactly("{}");
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_it_ends() {
    StepVerifier.create(filter(MockServerHttpRequest.post("/api/v1/session").body(body.flux())))
        .then(() -> body.next(buffer("12345678")))
        .then(() -> body.next(buffer("9")))
        .verifyError(DataBufferLimitException.class);

    assertThat(handled).isEmpty();
  }

  @Test
  void a_change_without_a_body_is_handled() {
    filter(MockServerHttpRequest.delete("/api/v1/stores/1").build()).block();

    assertThat(handled).containsExactly("");
  }

  @Test
  void other_requests_are_handled_at_once() {
    filter(MockServerHttpRequest.post("/actuator/loggers/x").body(body.flux())).subscribe();
    body.next(buffer("ab"));

    body.assertSubscribers();
    assertThat(handled).isEmpty();
    body.complete();
    assertThat(handled).containsExactly("ab");
  }
}
