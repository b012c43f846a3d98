package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.store.Step;
import io.urumi.port.model.store.StepRun;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try of one step, on the wire. */
@Schema(name = "StepRun", description = "One try of one step")
public record StepRunDto(
    @Schema(example = "12") String id,
    Step step,
    @Schema(description = "What people call it", example = "Create the namespace") String title,
    @Schema(description = "1 for the first try") int attempt,
    Instant startedAt,
    @Schema(description = "Absent while it runs") @Nullable Instant endedAt,
    @Schema(description = "Milliseconds from start to end; absent while it runs", example = "41")
        @Nullable Long durationMs,
    StepRun.Outcome outcome,
    @Schema(
            description =
                "A sentence for people on how it ended; absent when there is nothing to say")
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
        ? "Cut off: the process stopped, or the wish changed."
        : null;
  }
}
