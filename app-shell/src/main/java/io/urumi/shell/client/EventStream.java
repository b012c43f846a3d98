package io.urumi.shell.client;

import io.urumi.shell.client.model.StreamItem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Server-sent events that survive a lost connection: it resumes after the last one received. */
final class EventStream {
  private static final ParameterizedTypeReference<ServerSentEvent<StreamItem>> EVENT =
      new ParameterizedTypeReference<>() {};

  private final WebClient client;
  private final FailureTranslation failures;
  private final ConnectionSettings settings;

  EventStream(WebClient client, FailureTranslation failures, ConnectionSettings settings) {
    this.client = client;
    this.failures = failures;
    this.settings = settings;
  }

  Flux<StreamSignal> follow(@Nullable String storeId, @Nullable String lastEventId) {
    return Flux.defer(() -> {
      Resumption resumption = new Resumption(settings, lastEventId);
      return Flux.defer(() -> connection(storeId, resumption))
          .onErrorMap(failures::ofFailure)
          .onErrorResume(resumption::lost)
          .repeatWhen(ends -> ends.concatMap(end -> Mono.delay(resumption.delay())));
    });
  }

  private Flux<StreamSignal> connection(@Nullable String storeId, Resumption resumption) {
    var request =
        client
            .get()
            .uri(Resource.at("/events").with("store", storeId)::uri)
            .accept(MediaType.TEXT_EVENT_STREAM);
    String last = resumption.lastEventId();
    if (last != null) {
      request = request.header("Last-Event-ID", last);
    }
    return request
        .exchangeToFlux(answer -> signals(answer, resumption))
        .timeout(settings.streamIdle())
        .concatWith(
            Mono.error(() ->
                new UnreachableException(
                    settings.url(), "the event stream was closed", true, null)));
  }

  private Flux<StreamSignal> signals(ClientResponse answer, Resumption resumption) {
    if (answer.statusCode().isError()) {
      return failures.ofAnswer(answer).flatMapMany(Flux::error);
    }
    return Flux.<StreamSignal>just(new StreamSignal.Connected())
        .concatWith(answer.bodyToFlux(EVENT).map(event -> signal(event, resumption)))
        .doOnNext(signal -> resumption.alive());
  }

  private static StreamSignal signal(ServerSentEvent<StreamItem> event, Resumption resumption) {
    if (event.id() != null) {
      resumption.received(event.id());
    }
    if ("reset".equals(event.event())) {
      return new StreamSignal.Reset();
    }
    StreamItem item = event.data();
    return item == null ? new StreamSignal.Heartbeat() : new StreamSignal.Told(item);
  }
}
