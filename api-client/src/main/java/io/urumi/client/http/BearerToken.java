package io.urumi.client.http;

/** The token for a control plane. Its text leaves this class only in a request's header. */
public final class BearerToken {
  private final String value;

  /** Creates a token; surrounding blanks are dropped. */
  public BearerToken(String value) {
    this.value = value.strip();
    if (this.value.isEmpty() || !this.value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException(
          "A token is one line of visible ASCII characters without blanks.");
    }
  }

  String header() {
    return "Bearer " + value;
  }

  @Override
  public String toString() {
    return "BearerToken[hidden]";
  }
}
