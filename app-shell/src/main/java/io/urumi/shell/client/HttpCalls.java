package io.urumi.shell.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The four kinds of call, each with the repetition that is safe for it. */
final class HttpCalls {
  private final WebClient client;
  private final FailureTranslation failures;
  private final ConnectionSettings settings;
  private final RetryPolicy retries;

  HttpCalls(WebClient client, FailureTranslation failures, ConnectionSettings settings) {
    this.client = client;
    this.failures = failures;
    this.settings = settings;
    this.retries = new RetryPolicy(settings.attempts(), settings.retryDelay());
  }

  <T> T get(Resource resource, ParameterizedTypeReference<T> type) {
    return answer(client.get().uri(resource::uri), type, retries.repeatable());
  }

  <T> T delete(Resource resource, ParameterizedTypeReference<T> type) {
    return answer(client.delete().uri(resource::uri), type, retries.repeatable());
  }

  <T> T create(
      Resource resource, Object body, String idempotencyKey, ParameterizedTypeReference<T> type) {
    return answer(
        client
            .post()
            .uri(resource::uri)
            .header("Idempotency-Key", idempotencyKey)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body),
        type,
        retries.repeatable());
  }

  <T> T act(Resource resource, ParameterizedTypeReference<T> type) {
    return answer(client.post().uri(resource::uri), type, retries.unrepeatable());
  }

  /** Not repeated: whoever lost half of it begins anew. */
  void download(Resource resource, MediaType type, Path file) {
    Mono<Boolean> download =
        Mono.using(
            () -> Files.newOutputStream(file),
            out ->
                client
                    .get()
                    .uri(resource::uri)
                    .accept(type, MediaType.APPLICATION_PROBLEM_JSON)
                    .exchangeToFlux(this::content)
                    .timeout(settings.streamIdle())
                    .onErrorMap(failures::ofFailure)
                    // One piece at a time: what the disk does not take yet stays with the server.
                    .concatMap(piece -> Mono.fromRunnable(() -> write(piece, out)), 1)
                    .then(Mono.just(true)),
            HttpCalls::close);
    Blocking.await(download);
  }

  private Flux<DataBuffer> content(ClientResponse answer) {
    return answer.statusCode().is2xxSuccessful()
        ? answer.body(BodyExtractors.toDataBuffers())
        : failures.ofAnswer(answer).flatMapMany(Flux::error);
  }

  private static void write(DataBuffer piece, OutputStream out) {
    try (var in = piece.asInputStream(true)) {
      in.transferTo(out);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static void close(OutputStream out) {
    try {
      out.close();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private <T> T answer(
      WebClient.RequestHeadersSpec<?> request, ParameterizedTypeReference<T> type, Retry retry) {
    Mono<T> answer =
        request
            .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
            .retrieve()
            .onStatus(status -> !status.is2xxSuccessful(), failures::ofAnswer)
            .bodyToMono(type)
            .timeout(settings.responseTimeout())
            .switchIfEmpty(
                Mono.error(() ->
                    new UnreachableException(settings.url(), "the answer was empty", true, null)))
            .onErrorMap(failures::ofFailure)
            .retryWhen(retry);
    return Blocking.await(answer);
  }
}
