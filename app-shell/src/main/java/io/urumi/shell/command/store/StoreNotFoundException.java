package io.urumi.shell.command.store;

/** There is no store with this id or subdomain. */
public final class StoreNotFoundException extends RuntimeException {

  /** {@code name} is what was typed. */
  public StoreNotFoundException(String name) {
    super("There is no store with the id or subdomain '" + name + "'.");
  }
}
