package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import org.jspecify.annotations.Nullable;

/** Why a step or a store failed, on the wire. */
@Schema(name = "Failure", description = "Why a step or a store failed")
public record FailureDto(
    @Schema(description = "Stable; for programs") FailureCode code,
    @Schema(description = "The cause in plain words") String message,
    @Schema(description = "The technical text behind it; absent when there is none")
        @Nullable String detail,
    @Schema(description = "What to do about it") String remedy,
    @Schema(description = "Whether trying again may help without anybody changing anything")
        boolean retryable) {

  public static FailureDto of(StoreFailure failure) {
    return new FailureDto(
        failure.code(),
        failure.message(),
        failure.detail().isBlank() ? null : failure.detail(),
        failure.remedy(),
        failure.retryable());
  }

  /** The same, where there may be none. */
  public static @Nullable FailureDto ofNullable(@Nullable StoreFailure failure) {
    return failure == null ? null : of(failure);
  }
}
