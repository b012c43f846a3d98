package io.urumi.application.usecase.session;

import io.urumi.domain.account.Password;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.digest.Sha256;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driven.account.TooManyPasswordChecksException;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Salted, and fast, which no real one may be. */
public final class FastPasswordHasher implements PasswordHasher {
  private int checks;
  private boolean overloaded;
  private Runnable duringCheck = () -> {};

  /** Number of checks, also for names without an account. */
  int checks() {
    return checks;
  }

  /** Refuses all that follow. */
  void overload() {
    overloaded = true;
  }

  /** Runs once during the next check. */
  void duringNextCheck(Runnable work) {
    duringCheck = work;
  }

  @Override
  public Mono<PasswordHash> hash(Password password) {
    return Mono.fromSupplier(() -> hash(password, UUID.randomUUID().toString()));
  }

  private static PasswordHash hash(Password password, String salt) {
    return new PasswordHash(salt + ":" + Sha256.hex(salt + password.value()));
  }

  @Override
  public Mono<Boolean> matches(Password password, PasswordHash hash) {
    return check(hash(password, hash.encoded().split(":")[0]).equals(hash));
  }

  @Override
  public Mono<Boolean> matchesNothing(Password password) {
    return check(false);
  }

  private Mono<Boolean> check(boolean result) {
    return Mono.fromSupplier(() -> {
      if (overloaded) {
        throw new TooManyPasswordChecksException(new IllegalStateException("test"));
      }
      checks++;
      Runnable work = duringCheck;
      duringCheck = () -> {};
      work.run();
      return result;
    });
  }
}
