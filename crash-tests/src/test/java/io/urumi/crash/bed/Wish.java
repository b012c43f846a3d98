package io.urumi.crash.bed;

import io.urumi.domain.store.StoreId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants of one store, and how much of it has been answered. */
public final class Wish {
  /** What somebody asks for. */
  public enum Request {
    CREATE,
    RETRY,
    DELETE
  }

  private final String subdomain;
  private final String key = UUID.randomUUID().toString();
  private volatile @Nullable StoreId id;
  private volatile @Nullable Request unanswered;
  private volatile boolean deleted;

  Wish(String subdomain) {
    this.subdomain = subdomain;
  }

  public String subdomain() {
    return subdomain;
  }

  /** The idempotency key of its creation: the same however often that is asked for. */
  String key() {
    return key;
  }

  /** Its store; known once the creation was answered. */
  public StoreId id() {
    return Objects.requireNonNull(id, "the creation of " + subdomain + " was never answered");
  }

  boolean known() {
    return id != null;
  }

  /** Whether nothing is to be left of it. */
  public boolean deleted() {
    return deleted;
  }

  /** What was asked for without getting an answer; it may be on record or not. */
  @Nullable Request unanswered() {
    return unanswered;
  }

  void ask(Request request) {
    unanswered = request;
    deleted |= request == Request.DELETE;
  }

  void answered(StoreId store) {
    id = store;
    unanswered = null;
  }

  @Override
  public String toString() {
    return subdomain + (id == null ? "" : " (" + id + ")");
  }
}
