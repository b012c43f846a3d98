package io.urumi.client.model.store;

/** What the administrator of a shop signs in with there. Its text form never shows it. */
public record Credentials(String username, String password, String adminUrl) {
  @Override
  public String toString() {
    return "Credentials[…]";
  }
}
