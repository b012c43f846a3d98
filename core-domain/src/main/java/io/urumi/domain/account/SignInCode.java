package io.urumi.domain.account;

import io.urumi.domain.digest.Sha256;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What signs the administrator in once: 128 random bits as 22 characters of base64url. Its text
 * form never shows it.
 */
public record SignInCode(String value) {
  /** Time within which it can be used. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Random bytes of a new code. */
  public static final int RANDOM_BYTES = 16;

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

  public SignInCode {
    Objects.requireNonNull(value, "value");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a sign-in code");
    }
  }

  /** The code with these random bytes. */
  public static SignInCode of(byte[] random) {
    return new SignInCode(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /** The code that a client sent; empty when it cannot be one. */
  public static Optional<SignInCode> parse(@Nullable String sent) {
    return sent != null && SHAPE.matcher(sent).matches()
        ? Optional.of(new SignInCode(sent))
        : Optional.empty();
  }

  /** SHA-256, hexadecimal. */
  public String hash() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "SignInCode[…]";
  }
}
