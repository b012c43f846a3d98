package io.urumi.kubernetes.credentials;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials in use. They are loaded again shortly before they expire and after the API server
 * has rejected them. One thread loads them; the others wait for it.
 */
public final class CredentialsCache {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialsCache.class);

  /** The longest time before the expiry at which new credentials are loaded. */
  private static final Duration MAX_LEEWAY = Duration.ofMinutes(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final CredentialsSource source;
  private final InstantSource clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock loading = new ReentrantLock();

  private final BackOff afterFailure = new BackOff();
  private final BackOff afterRejection = new BackOff();

  private volatile @Nullable Loaded loaded;
  private @Nullable CredentialsException lastFailure;

  /**
   * @param renewAt null for never
   */
  private record Loaded(Credentials credentials, @Nullable Instant renewAt) {
    boolean isFresh(Instant now) {
      return renewAt == null || now.isBefore(renewAt);
    }

    boolean isExpired(Instant now) {
      Instant expiry = credentials.expiresAt();
      return expiry != null && !now.isBefore(expiry);
    }
  }

  public CredentialsCache(CredentialsSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Calls the listener whenever other credentials than before are in use. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * The credentials for a request.
   *
   * @throws CredentialsException when there are no valid credentials
   */
  public Credentials current() throws CredentialsException {
    Loaded known = loaded;
    if (known != null && known.isFresh(clock.instant())) {
      return known.credentials();
    }
    loading.lock();
    try {
      return renewed();
    } finally {
      loading.unlock();
    }
  }

  private Credentials renewed() throws CredentialsException {
    Loaded known = loaded;
    Instant now = clock.instant();
    if (known != null && known.isFresh(now)) {
      return known.credentials();
    }
    if (!afterFailure.isOver(now)) {
      if (known != null && (lastFailure == null || !known.isExpired(now))) {
        return known.credentials();
      }
      if (lastFailure != null) {
        throw new CredentialsException(String.valueOf(lastFailure.getMessage()), lastFailure);
      }
    }
    try {
      return load(now);
    } catch (CredentialsException failure) {
      if (known == null || known.isExpired(now)) {
        throw failure;
      }
      LOG.warn("The current credentials stay in use: {}", failure.getMessage());
      return known.credentials();
    }
  }

  /**
   * Loads other credentials after the API server has rejected these, unless that was tried
   * recently.
   *
   * @return whether there are other credentials now
   */
  public boolean rejected(Credentials credentials) throws CredentialsException {
    loading.lock();
    try {
      Loaded known = loaded;
      if (known == null || !known.credentials().sameSecretsAs(credentials)) {
        return true;
      }
      Instant now = clock.instant();
      boolean failed = lastFailure != null && !afterFailure.isOver(now);
      if (!source.changes() || failed || !afterRejection.isOver(now)) {
        return false;
      }
      boolean changed = !load(now).sameSecretsAs(credentials);
      if (changed) {
        afterRejection.reset(now);
      } else {
        afterRejection.grow(now);
      }
      return changed;
    } finally {
      loading.unlock();
    }
  }

  private Credentials load(Instant now) throws CredentialsException {
    Credentials next;
    try {
      next = source.load();
    } catch (CredentialsException failure) {
      lastFailure = failure;
      afterFailure.grow(now);
      throw failure;
    }
    Loaded before = loaded;
    lastFailure = null;
    // A program that prints expired credentials does not run for every request either.
    afterFailure.reset(now);
    loaded = new Loaded(next, renewAt(next, clock.instant()));
    if (before != null && !before.credentials().sameSecretsAs(next)) {
      listeners.forEach(Runnable::run);
    }
    return next;
  }

  /** Delays the next attempt by a pause that doubles with each attempt that changed nothing. */
  private static final class BackOff {
    private Instant next = Instant.MIN;
    private Duration pause = FIRST_PAUSE;

    boolean isOver(Instant now) {
      return !now.isBefore(next);
    }

    void grow(Instant now) {
      next = now.plus(pause);
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    void reset(Instant now) {
      pause = FIRST_PAUSE;
      next = now.plus(pause);
    }
  }

  private @Nullable Instant renewAt(Credentials credentials, Instant now) {
    Instant expiry = credentials.expiresAt();
    Duration maxAge = source.maxAge();
    if (expiry == null) {
      return maxAge == null ? null : now.plus(maxAge);
    }
    Duration quarter = Duration.between(now, expiry).dividedBy(4);
    return expiry.minus(quarter.compareTo(MAX_LEEWAY) < 0 ? quarter : MAX_LEEWAY);
  }
}
