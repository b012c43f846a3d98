package io.urumi.shell.startup;

import io.urumi.shell.command.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program's arguments as the caller wrote them.
 *
 * <p>The JVM decodes them with the locale's character set. In the locale C, which cron jobs,
 * services and slim containers have, every byte outside ASCII becomes U+FFFD, so a store would get
 * a damaged name. On Linux, the original bytes are in {@code /proc}.
 */
public final class ProgramArguments {
  private static final Path BYTES = Path.of("/proc/self/cmdline");
  private static final int UNDECODABLE = 0xFFFD;

  private ProgramArguments() {}

  /**
   * Returns the arguments, decoded as UTF-8 where the locale could not decode them.
   *
   * @throws UsageException when they cannot be decoded
   */
  public static String[] decode(String[] args) {
    return decode(args, BYTES);
  }

  static String[] decode(String[] args, Path commandLine) {
    if (Arrays.stream(args).noneMatch(word -> word.indexOf(UNDECODABLE) >= 0)) {
      return args;
    }
    try {
      List<String> all = words(Files.readAllBytes(commandLine));
      List<String> decoded = all.subList(all.size() - args.length, all.size());
      for (int i = 0; i < args.length; i++) {
        if (!ascii(decoded.get(i)).equals(ascii(args[i]))) {
          throw undecodable();
        }
      }
      return decoded.toArray(String[]::new);
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException unknown) {
      throw undecodable();
    }
  }

  /** Every word ends with a null character. */
  private static List<String> words(byte[] commandLine) throws CharacterCodingException {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < commandLine.length; at++) {
      if (commandLine[at] == 0) {
        ByteBuffer word = ByteBuffer.wrap(commandLine, start, at - start);
        words.add(StandardCharsets.UTF_8.newDecoder().decode(word).toString());
        start = at + 1;
      }
    }
    return words;
  }

  private static String ascii(String word) {
    return word.replaceAll("[^\\p{ASCII}]", "");
  }

  private static UsageException undecodable() {
    return new UsageException(
        "An argument has characters that this locale cannot express. Set LC_ALL=C.UTF-8, or write"
            + " the command into a file in UTF-8 and use --script.");
  }
}
