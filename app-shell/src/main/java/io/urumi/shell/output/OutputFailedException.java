package io.urumi.shell.output;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The output or a file could not be written; the message says which and why. */
public final class OutputFailedException extends RuntimeException {
  private final boolean brokenPipe;

  /** Creates the exception; {@code what} is a sentence without its full stop. */
  public OutputFailedException(String what, IOException cause) {
    super(what + ": " + reason(cause) + ".", cause);
    brokenPipe =
        String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  /** Returns whether the program that reads the output has ended, as {@code head} does. */
  public boolean isBrokenPipe() {
    return brokenPipe;
  }

  private static String reason(IOException cause) {
    @Nullable String reason =
        cause instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : cause.getMessage();
    return reason == null || cause instanceof FileSystemException file && file.getReason() == null
        ? named(cause)
        : reason;
  }

  private static String named(IOException cause) {
    return switch (cause) {
      case java.nio.file.NoSuchFileException _ -> "the directory does not exist";
      case java.nio.file.AccessDeniedException _ -> "permission denied";
      case java.nio.file.FileAlreadyExistsException _ -> "it exists already";
      default -> cause.getClass().getSimpleName();
    };
  }
}
