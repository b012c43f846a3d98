package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.driving.WatchStoresQuery.Reset;

/** The data of the server-sent event "reset". */
@Schema(
    name = "StreamReset",
    description = "The reader's place in the stream is of no use: read again what you show")
public record StreamResetDto(
    Reset.Reason reason, @Schema(description = "The same for people") String message) {
  public static StreamResetDto of(Reset reset) {
    return new StreamResetDto(reset.reason(), reset.reason().sentence());
  }
}
