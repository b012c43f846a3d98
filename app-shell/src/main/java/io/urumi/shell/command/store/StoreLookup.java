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

/** Finds a store by what people call it: its id or its subdomain. */
public final class StoreLookup {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
  private static final int PAGE = 100;

  private final ControlPlaneClient plane;

  /** Asks {@code plane}. */
  public StoreLookup(ControlPlaneClient plane) {
    this.plane = plane;
  }

  /**
   * The store. Of several that had the same subdomain one after another, the living one, else the
   * newest.
   *
   * @throws StoreNotFoundException when there is none
   */
  public Store find(String idOrSubdomain) {
    if (ID.matcher(idOrSubdomain).matches()) {
      return byId(idOrSubdomain);
    }
    String subdomain = idOrSubdomain.toLowerCase(Locale.ROOT);
    @Nullable Store living = first(subdomain, null);
    // Lists leave deleted stores out unless they are asked for.
    @Nullable Store found = living != null ? living : first(subdomain, StorePhases.DELETED);
    if (found == null) {
      throw new StoreNotFoundException(idOrSubdomain);
    }
    return found;
  }

  private @Nullable Store first(String subdomain, @Nullable String phase) {
    StoreQuery query = new StoreQuery(null, phase, subdomain, null, null, PAGE);
    @Nullable String cursor = null;
    do {
      Page<Store> page = plane.listStores(query.after(cursor));
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
      return plane.getStore(id);
    } catch (ProblemException e) {
      if (e.status() == 404) {
        throw new StoreNotFoundException(id);
      }
      throw e;
    }
  }
}
