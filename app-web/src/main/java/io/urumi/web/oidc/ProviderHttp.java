package io.urumi.web.oidc;

import io.github.bucket4j.Bucket;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Hints;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The client for calls to the provider: every one has a timeout and a maximum size, none follows a
 * redirect, and no answer is logged.
 */
final class ProviderHttp {
  private static final int KEY_READS = 5;
  private static final Duration KEY_READ_INTERVAL = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 256 * 1024;
  private static final int CONNECTIONS = 20;

  private ProviderHttp() {}

  /**
   * A client.
   *
   * @param timeout to connect, until the answer of a call, and between its parts
   */
  static WebClient client(Duration timeout) {
    HttpClient http =
        HttpClient.create(
                ConnectionProvider.builder("oidc")
                    .maxConnections(CONNECTIONS)
                    .pendingAcquireTimeout(timeout)
                    .maxIdleTime(Duration.ofSeconds(20))
                    .build())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis())
            .responseTimeout(timeout)
            .proxyWithSystemProperties();
    return WebClient.builder()
        .clientConnector(new ReactorClientHttpConnector(http))
        .codecs(codecs -> {
          codecs.defaultCodecs().maxInMemorySize(MAX_BYTES);
          codecs.defaultCodecs().jacksonJsonDecoder(new UnloggedJson());
        })
        .build();
  }

  /**
   * The client for reading keys, which it does at a limited rate. Spring Security reads them again
   * for each token with an unknown key id, and anybody can send such tokens to the back-channel
   * logout.
   */
  static WebClient forKeys(WebClient client) {
    Bucket budget =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(KEY_READS).refillGreedy(1, KEY_READ_INTERVAL))
            .build();
    return client
        .mutate()
        .filter((request, next) ->
            budget.tryConsume(1)
                ? next.exchange(request)
                : Mono.error(
                    new IOException("the provider's keys were read too often; try again in 10 s")))
        .build();
  }

  /** Spring's decoder logs what it has decoded, which contains tokens. */
  private static final class UnloggedJson extends JacksonJsonDecoder {
    @Override
    public Object decode(
        DataBuffer buffer,
        ResolvableType type,
        @Nullable MimeType mimeType,
        @Nullable Map<String, Object> hints) {
      return super.decode(
          buffer, type, mimeType, Hints.merge(Hints.none(), Hints.SUPPRESS_LOGGING_HINT, true));
    }
  }
}
