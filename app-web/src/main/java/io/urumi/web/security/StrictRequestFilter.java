package io.urumi.web.security;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.FilterOrder;
import io.urumi.web.request.RequestId;
import io.urumi.web.server.TokenFreeAddresses;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Rejects requests that a client cannot mean: addresses with a token, repeated headers of which
 * only one counts, media types that cannot be parsed, and text that is not UTF-8.
 */
public final class StrictRequestFilter implements WebFilter, Ordered {
  /** Headers that have one value; several would be joined, or all but one ignored. */
  private static final List<String> SINGLE =
      List.of(
          "Idempotency-Key",
          "Last-Event-ID",
          RequestId.HEADER,
          HttpHeaders.AUTHORIZATION,
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.ORIGIN);

  @Override
  public int getOrder() {
    return FilterOrder.STRICT;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return problem(exchange.getRequest())
        .<Mono<Void>>map(Mono::error)
        .orElseGet(() -> chain.filter(exchange));
  }

  private static Optional<ProblemException> problem(ServerHttpRequest request) {
    if (TokenFreeAddresses.hadToken(request)) {
      return Optional.of(
          ProblemException.of(
              ErrorCode.TOKEN_IN_ADDRESS,
              "The address has a token, where logs and histories keep it. Send it in the header"
                  + " Authorization, and revoke this one."));
    }
    HttpHeaders headers = request.getHeaders();
    for (String name : SINGLE) {
      if (headers.getOrEmpty(name).size() > 1) {
        return Optional.of(
            ProblemException.invalid(name, "repeated", "Send the header " + name + " only once."));
      }
    }
    return acceptProblem(headers)
        .or(() -> hasBody(request) ? contentTypeProblem(headers) : Optional.empty())
        .or(() ->
            isUtf8(request.getURI().getRawPath()) && isUtf8(request.getURI().getRawQuery())
                ? Optional.empty()
                : Optional.of(
                    ProblemException.of(
                        ErrorCode.BAD_REQUEST,
                        "The path or a parameter is not valid UTF-8; encode it as UTF-8.")));
  }

  private static Optional<ProblemException> acceptProblem(HttpHeaders headers) {
    try {
      // Fails for more types than it accepts, as content negotiation would.
      MimeTypeUtils.sortBySpecificity(new ArrayList<>(headers.getAccept()));
      return Optional.empty();
    } catch (InvalidMimeTypeException | InvalidMediaTypeException malformed) {
      return Optional.of(
          ProblemException.of(
              ErrorCode.NOT_ACCEPTABLE,
              "The Accept header is malformed or too long; correct it, or omit it."));
    }
  }

  private static boolean hasBody(ServerHttpRequest request) {
    return request.getMethod().equals(HttpMethod.POST)
        || request.getMethod().equals(HttpMethod.PUT)
        || request.getMethod().equals(HttpMethod.PATCH);
  }

  private static Optional<ProblemException> contentTypeProblem(HttpHeaders headers) {
    try {
      MediaType type = headers.getContentType();
      Charset charset = type == null ? null : type.getCharset();
      if (charset == null || charset.equals(StandardCharsets.UTF_8)) {
        return Optional.empty();
      }
    } catch (IllegalArgumentException malformed) {
      // An unknown charset, or no media type.
    }
    return Optional.of(
        ProblemException.of(
            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            "Send the body as application/json in UTF-8 and set Content-Type accordingly."));
  }

  private static boolean isUtf8(@Nullable String encoded) {
    if (encoded == null || encoded.indexOf('%') < 0) {
      return true;
    }
    try {
      // One character for each byte.
      String bytes = StringUtils.uriDecode(encoded, StandardCharsets.ISO_8859_1);
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
      return true;
    } catch (CharacterCodingException | IllegalArgumentException invalid) {
      return false;
    }
  }
}
