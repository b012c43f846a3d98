package io.urumi.web.api.event;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.driving.WatchStoresQuery.Reset;

/** Data of the server-sent event "reset". */
@Schema(
    name = "StreamReset",
    description = "The stream cannot resume at the requested event: reload everything read earlier")
public record StreamResetDto(
    Reset.Reason reason, @Schema(description = "The reason as one sentence") String message) {
  public static StreamResetDto of(Reset reset) {
    return new StreamResetDto(reset.reason(), reset.reason().sentence());
  }
}
