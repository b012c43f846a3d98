package io.urumi.client.model.token;

/** A new token with its secret, which cannot be read again. Its text form never shows it. */
public record CreatedToken(Token token, String secret) {
  @Override
  public String toString() {
    return "CreatedToken[" + token + "]";
  }
}
