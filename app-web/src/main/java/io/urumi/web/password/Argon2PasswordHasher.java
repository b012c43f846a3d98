package io.urumi.web.password;

import io.urumi.domain.account.Password;
import io.urumi.domain.account.PasswordHash;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driven.account.TooManyPasswordChecksException;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Argon2id. Each hash takes 19 MiB for its duration, so only {@value #CONCURRENT} are computed at a
 * time.
 */
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {
  private static final int CONCURRENT = 2;
  private static final int MAX_WAITING = 32;

  // The parameters that OWASP's "Password Storage Cheat Sheet" recommends at least.
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int PARALLELISM = 1;
  private static final int MEMORY_KIB = 19_456;
  private static final int ITERATIONS = 2;

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
  private final Scheduler threads =
      Schedulers.newBoundedElastic(CONCURRENT, MAX_WAITING, "passwords", 60, true);

  @Override
  public Mono<PasswordHash> hash(Password password) {
    return compute(() -> encode(password));
  }

  private PasswordHash encode(Password password) {
    String encoded = encoder.encode(password.value());
    if (encoded == null) {
      throw new IllegalStateException("a password that is not null has a hash");
    }
    return new PasswordHash(encoded);
  }

  @Override
  public Mono<Boolean> matches(Password password, PasswordHash hash) {
    return compute(() -> encoder.matches(password.value(), hash.encoded()));
  }

  @Override
  public Mono<Boolean> matchesNothing(Password password) {
    // Hashing takes as long as a comparison.
    return hash(password).thenReturn(false);
  }

  private <T> Mono<T> compute(Callable<T> computation) {
    return Mono.fromCallable(computation)
        .subscribeOn(threads)
        .onErrorMap(RejectedExecutionException.class, TooManyPasswordChecksException::new);
  }

  /** Stops; computations in progress may fail. */
  @Override
  public void close() {
    threads.dispose();
  }
}
