package io.urumi.web.api.store;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import java.time.Instant;

/** JSON form of the current step. */
@Schema(name = "CurrentStep", description = "The step that is running or will be retried")
public record CurrentStepDto(
    Step step,
    @Schema(description = "Display name", example = "Install the shop's release") String title,
    @Schema(description = "1 for the first attempt") int attempt,
    @Schema(description = "When this attempt started") Instant startedAt) {

  public static CurrentStepDto of(StepState state) {
    return new CurrentStepDto(
        state.step(), state.step().title(), state.attempt(), state.attemptStartedAt());
  }
}
