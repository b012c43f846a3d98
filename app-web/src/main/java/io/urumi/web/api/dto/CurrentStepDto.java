package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import java.time.Instant;

/** The step under way, on the wire. */
@Schema(name = "CurrentStep", description = "The step under way")
public record CurrentStepDto(
    Step step,
    @Schema(description = "What people call it", example = "Install the shop's release")
        String title,
    @Schema(description = "1 for the first try") int attempt,
    @Schema(description = "When this try began") Instant startedAt) {

  public static CurrentStepDto of(StepState state) {
    return new CurrentStepDto(
        state.step(), state.step().title(), state.attempt(), state.attemptStartedAt());
  }
}
