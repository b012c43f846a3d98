package io.urumi.web.server;

import io.netty.channel.ChannelException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.netty.channel.AbortedException;

/** Recognizes requests that the server did not receive completely: no fault of this program. */
public final class ClientFault {
  private ClientFault() {}

  /** Whether the client has closed the connection. */
  public static boolean isDisconnect(Throwable error) {
    return hasCause(
        error,
        cause ->
            cause instanceof AbortedException
                || cause instanceof ClosedChannelException
                || (cause instanceof IOException && isReset(String.valueOf(cause.getMessage()))));
  }

  /** Whether the client did not send its request in time. */
  public static boolean isTimeout(Throwable error) {
    return hasCause(
        error,
        cause ->
            cause instanceof ReadTimeoutException
                // The server's exception for this is not public.
                || (cause instanceof ChannelException
                    && "Request timed out".equals(cause.getMessage())));
  }

  /** Whether the error is one of these, or the body violates HTTP. */
  static boolean isAny(Throwable error) {
    return isDisconnect(error)
        || isTimeout(error)
        || hasCause(error, cause -> cause instanceof DecoderException);
  }

  private static boolean hasCause(Throwable error, Predicate<Throwable> condition) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause).anyMatch(condition);
  }

  private static boolean isReset(String message) {
    return message.contains("Connection reset")
        || message.contains("Broken pipe")
        || message.contains("Connection has been closed");
  }
}
