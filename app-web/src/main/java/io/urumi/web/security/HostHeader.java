package io.urumi.web.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Reads the host name of a Host header, without its port. */
public final class HostHeader {
  private static final Pattern SHAPE =
      Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:[0-9]{1,5})?");

  private HostHeader() {}

  /** The name in lower case; empty when there is not exactly one well-formed Host header. */
  public static Optional<String> name(HttpHeaders headers) {
    List<String> values = headers.getOrEmpty(HttpHeaders.HOST);
    if (values.size() != 1) {
      return Optional.empty();
    }
    Matcher matcher = SHAPE.matcher(values.getFirst().toLowerCase(Locale.ROOT));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
