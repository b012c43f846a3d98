package io.urumi.web.request;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The id of a request in responses, the server log and the audit log. */
public final class RequestId {
  /** Header of requests and responses. */
  public static final String HEADER = "X-Request-Id";

  /** Key in the logging context. */
  public static final String MDC_KEY = "requestId";

  private static final String ATTRIBUTE = RequestId.class.getName();

  /** Excludes characters that could forge a log line or a header. */
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,47}");

  private static final int SUFFIX_LENGTH = 12;

  private RequestId() {}

  /**
   * A new id. It begins with the client's id when that is acceptable, and always ends with a random
   * part: otherwise a client could give its request the id of another one.
   */
  static String create(@Nullable String sent) {
    String random = UUID.randomUUID().toString();
    return sent != null && ACCEPTABLE.matcher(sent).matches()
        ? sent + "." + random.substring(random.length() - SUFFIX_LENGTH)
        : random;
  }

  static void put(ServerWebExchange exchange, String id) {
    exchange.getAttributes().put(ATTRIBUTE, id);
  }

  /** The request's id; a new one when the filter has not run. */
  public static String of(ServerWebExchange exchange) {
    return (String)
        exchange.getAttributes().computeIfAbsent(ATTRIBUTE, absent -> UUID.randomUUID().toString());
  }
}
