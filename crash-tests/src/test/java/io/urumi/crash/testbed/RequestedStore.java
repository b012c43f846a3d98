package io.urumi.crash.testbed;

import io.urumi.domain.store.StoreId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state requested of one store, and the request that has had no response yet. */
public final class RequestedStore {
  public enum Action {
    CREATE,
    RETRY,
    DELETE
  }

  private final String subdomain;
  private final String key = UUID.randomUUID().toString();
  private volatile @Nullable StoreId id;
  private volatile @Nullable Action withoutResponse;
  private volatile boolean deleted;
  private volatile boolean damaged;

  RequestedStore(String subdomain) {
    this.subdomain = subdomain;
  }

  public String subdomain() {
    return subdomain;
  }

  /** The idempotency key of the creation, the same for each repetition. */
  String key() {
    return key;
  }

  /** Known once the creation has had a response. */
  public StoreId id() {
    return Objects.requireNonNull(id, "the creation of " + subdomain + " had no response");
  }

  boolean known() {
    return id != null;
  }

  /** Whether its deletion was requested. */
  public boolean deleted() {
    return deleted;
  }

  /** Whether something of it was deleted in the cluster, which the control plane repairs. */
  public boolean damaged() {
    return damaged;
  }

  void damage() {
    damaged = true;
  }

  /** The request that has had no response; it may have been recorded or not. */
  @Nullable Action withoutResponse() {
    return withoutResponse;
  }

  void request(Action action) {
    withoutResponse = action;
    deleted |= action == Action.DELETE;
  }

  void confirm(StoreId store) {
    id = store;
    withoutResponse = null;
  }

  @Override
  public String toString() {
    return subdomain + (id == null ? "" : " (" + id + ")");
  }
}
