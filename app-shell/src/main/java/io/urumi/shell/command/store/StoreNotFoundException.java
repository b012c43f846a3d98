package io.urumi.shell.command.store;

/** No store has this id or subdomain. */
public final class StoreNotFoundException extends RuntimeException {

  /** Creates the exception; {@code name} is the id or subdomain. */
  public StoreNotFoundException(String name) {
    super("There is no store with the id or subdomain '" + name + "'.");
  }
}
