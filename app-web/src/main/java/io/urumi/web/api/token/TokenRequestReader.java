package io.urumi.web.api.token;

import io.urumi.domain.access.Permission;
import io.urumi.domain.token.PersonalTokenName;
import io.urumi.domain.token.TokenRequest;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import io.urumi.domain.validation.Violations;
import io.urumi.web.api.StrictJsonReader;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the request for a token; reports all that is wrong with it. */
final class TokenRequestReader {
  private final StrictJsonReader json = new StrictJsonReader();
  private final Clock clock = Clock.systemUTC();

  TokenRequest read(byte @Nullable [] body) {
    TokenRequestDto sent = json.read(body, TokenRequestDto.class);
    Violations violations = new Violations();
    PersonalTokenName name = violations.collect(() -> new PersonalTokenName(sent.name()));
    Set<Permission> scopes = violations.collect(() -> scopes(sent.scopes()));
    Instant expiresAt = violations.collect(() -> time(sent.expiresAt()));
    violations.throwIfAny();
    return new TokenRequest(
        Objects.requireNonNull(name),
        Objects.requireNonNull(scopes),
        Duration.between(clock.instant(), Objects.requireNonNull(expiresAt)));
  }

  private static Set<Permission> scopes(@Nullable List<String> codes) {
    Set<Permission> scopes = new HashSet<>();
    for (String code : codes == null ? List.<String>of() : codes) {
      Permission permission = TokenScope.PERMISSIONS.get(code);
      if (permission == null) {
        throw invalid(
            "scopes",
            "unknown",
            "Use permissions that tokens can have: "
                + String.join(", ", TokenDto.codes(TokenScope.PERMISSIONS.values()))
                + ".");
      }
      scopes.add(permission);
    }
    return scopes;
  }

  private static Instant time(@Nullable String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(Objects.requireNonNullElse(text, ""));
      if (time.getYear() >= 1 && time.getYear() <= 9999) {
        return time.toInstant();
      }
    } catch (DateTimeException unreadable) {
      throw invalidExpiry(text);
    }
    throw invalidExpiry(text);
  }

  private static InvalidValueException invalidExpiry(@Nullable String text) {
    return invalid(
        "expiresAt",
        text == null ? "required" : "date-time",
        "Send the date and time when the token expires, for example 2027-01-31T12:00:00Z.");
  }

  private static InvalidValueException invalid(String field, String rule, String message) {
    return new InvalidValueException(new Violation(field, rule, message));
  }
}
