package io.urumi.web.api.store;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.StoreStatus;
import org.jspecify.annotations.Nullable;

/** JSON form of a failure. */
@Schema(name = "Failure", description = "Why a step or a store failed")
public record FailureDto(
    @Schema(description = "Stable, machine-readable code") FailureCode code,
    @Schema(description = "The cause in plain language") String message,
    @Schema(description = "The original technical message; absent when there is none")
        @Nullable String detail,
    @Schema(description = "How to resolve it; names only operations that the store accepts")
        String remedy,
    @Schema(description = "Whether a retry can succeed without any other change")
        boolean retryable) {

  /** A failure of the past, as in events and steps. */
  public static FailureDto of(StoreFailure failure) {
    return of(failure, failure.remedy());
  }

  /** The current failure of a store, with the remedy for its phase; null when there is none. */
  public static @Nullable FailureDto current(StoreStatus status) {
    StoreFailure failure = status.failure();
    String remedy = status.remedy();
    return failure == null || remedy == null ? null : of(failure, remedy);
  }

  private static FailureDto of(StoreFailure failure, String remedy) {
    return new FailureDto(
        failure.code(),
        failure.message(),
        failure.detail().isBlank() ? null : failure.detail(),
        remedy,
        failure.retryable());
  }

  /** Null for null. */
  public static @Nullable FailureDto ofNullable(@Nullable StoreFailure failure) {
    return failure == null ? null : of(failure);
  }
}
