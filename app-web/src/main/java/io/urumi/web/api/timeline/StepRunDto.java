package io.urumi.web.api.timeline;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.store.Step;
import io.urumi.port.model.store.StepRun;
import io.urumi.web.api.store.FailureDto;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON form of one attempt of a step. */
@Schema(name = "StepRun", description = "One attempt of one step")
public record StepRunDto(
    @Schema(example = "12") String id,
    Step step,
    @Schema(description = "Display name", example = "Create the namespace") String title,
    @Schema(description = "1 for the first attempt") int attempt,
    Instant startedAt,
    @Schema(description = "Absent while it runs") @Nullable Instant endedAt,
    @Schema(description = "Milliseconds from start to end; absent while it runs", example = "41")
        @Nullable Long durationMs,
    StepRun.Outcome outcome,
    @Schema(
            description =
                "How the attempt ended, as one sentence; absent while it runs and when it succeeded")
        @Nullable String message,
    @Schema(description = "Absent unless it failed") @Nullable FailureDto failure) {

  public static StepRunDto of(StepRun run) {
    Instant end = run.endedAt();
    return new StepRunDto(
        Long.toString(run.id()),
        run.step(),
        run.step().title(),
        run.attempt(),
        run.startedAt(),
        end,
        end == null ? null : Duration.between(run.startedAt(), end).toMillis(),
        run.outcome(),
        message(run),
        FailureDto.ofNullable(run.failure()));
  }

  private static @Nullable String message(StepRun run) {
    if (run.failure() != null) {
      return run.failure().message();
    }
    return run.outcome() == StepRun.Outcome.INTERRUPTED
        ? "Interrupted: the process stopped, or the desired state changed."
        : null;
  }
}
