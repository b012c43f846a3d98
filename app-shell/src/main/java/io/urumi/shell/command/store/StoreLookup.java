package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ProblemException;
import io.urumi.client.model.Page;
import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StorePhases;
import io.urumi.client.model.store.StoreQuery;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a store by its id or its subdomain. */
public final class StoreLookup {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
  private static final int PAGE = 100;

  private final ControlPlaneClient client;

  /** Creates a lookup, which calls {@code client}. */
  public StoreLookup(ControlPlaneClient client) {
    this.client = client;
  }

  /**
   * Returns the store. Of several stores that had the same subdomain one after another, it is the
   * one that is not deleted, else the newest.
   *
   * @throws StoreNotFoundException when there is none
   */
  public Store find(String idOrSubdomain) {
    if (ID.matcher(idOrSubdomain).matches()) {
      return byId(idOrSubdomain);
    }
    String subdomain = idOrSubdomain.toLowerCase(Locale.ROOT);
    @Nullable Store current = first(subdomain, null);
    // A list contains deleted stores only when they are requested.
    @Nullable Store found = current != null ? current : first(subdomain, StorePhases.DELETED);
    if (found == null) {
      throw new StoreNotFoundException(idOrSubdomain);
    }
    return found;
  }

  private @Nullable Store first(String subdomain, @Nullable String phase) {
    StoreQuery query = new StoreQuery(null, phase, subdomain, null, null, PAGE);
    @Nullable String cursor = null;
    do {
      Page<Store> page = client.listStores(query.after(cursor));
      for (Store store : page.items()) {
        if (store.subdomain().equals(subdomain)) {
          return store;
        }
      }
      cursor = page.next();
    } while (cursor != null);
    return null;
  }

  private Store byId(String id) {
    try {
      return client.getStore(id);
    } catch (ProblemException e) {
      if ("STORE_NOT_FOUND".equals(e.code())) {
        throw new StoreNotFoundException(id);
      }
      throw e;
    }
  }
}
