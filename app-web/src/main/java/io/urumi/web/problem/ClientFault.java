package io.urumi.web.problem;

import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import reactor.netty.channel.AbortedException;

/** Recognizes requests that the server did not receive completely: no fault of this program. */
final class ClientFault {
  private ClientFault() {}

  /** Whether the client has closed the connection. */
  static boolean isDisconnect(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof AbortedException
          || cause instanceof ClosedChannelException
          || (cause instanceof IOException && isReset(String.valueOf(cause.getMessage())))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the body violates HTTP; the server has answered with 400 then. */
  static boolean isUndecodable(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof DecoderException
          || (cause instanceof NumberFormatException && isCodec(cause))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReset(String message) {
    return message.contains("Connection reset")
        || message.contains("Broken pipe")
        || message.contains("Connection has been closed");
  }

  private static boolean isCodec(Throwable error) {
    return error.getStackTrace().length > 0
        && java.util.Arrays.stream(error.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith("io.netty.handler.codec.http."));
  }
}
