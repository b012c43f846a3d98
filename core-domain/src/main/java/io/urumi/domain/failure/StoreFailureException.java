package io.urumi.domain.failure;

import java.io.Serial;

/** Thrown by adapters when an operation failed for a classified reason. */
public final class StoreFailureException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient StoreFailure failure;

  public StoreFailureException(StoreFailure failure) {
    super(failure.message());
    this.failure = failure;
  }

  public StoreFailureException(StoreFailure failure, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  public StoreFailure failure() {
    return failure;
  }

  /** The classified failure of an error; {@code UNEXPECTED} when it is not classified. */
  public static StoreFailure of(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreFailureException classified) {
        return classified.failure();
      }
    }
    String text =
        error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    return new StoreFailure.Unexpected(text, error.toString());
  }
}
