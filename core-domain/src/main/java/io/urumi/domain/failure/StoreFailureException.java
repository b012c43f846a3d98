package io.urumi.domain.failure;

import java.io.Serial;

/** How an adapter says that a step failed for a classified reason. */
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

  /** The classified failure behind any error; an unclassified one is {@code UNEXPECTED}. */
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
