package io.urumi.port.model.store;

import java.util.Objects;

/** What the administrator of a shop signs in with there. Its text form never shows the password. */
public record ShopAdministrator(String username, String password) {
  public ShopAdministrator {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
  }

  @Override
  public String toString() {
    return "ShopAdministrator[…]";
  }
}
