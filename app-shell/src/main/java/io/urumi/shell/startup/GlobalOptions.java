package io.urumi.shell.startup;

import io.urumi.shell.command.UsageException;
import io.urumi.shell.parser.EnumNames;
import io.urumi.shell.parser.TokenOptionCheck;
import io.urumi.shell.view.OutputFormat;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The options that concern the shell itself, and the words that are left: one command.
 *
 * <p>They stand before the command; {@code --url}, {@code --token-file}, {@code --color} and {@code
 * --debug} may stand after it too.
 *
 * @param url where the control plane is
 * @param tokenFile the file the token is in, when named
 * @param output the format of answers that ask for none themselves
 * @param color whether to use colours
 * @param script the script's file, {@code -} for the standard input, null for none
 * @param debug whether to log what happens inside, to the error stream
 * @param words the command; empty for a conversation or a script
 */
public record GlobalOptions(
    URI url,
    @Nullable String tokenFile,
    OutputFormat output,
    Color color,
    @Nullable String script,
    boolean debug,
    List<String> words) {

  private static final String DEFAULT_URL = "http://127.0.0.1:8080";

  /** When to use colours. */
  public enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  public static GlobalOptions parse(String[] args, ProcessEnvironment surroundings) {
    return new Scan(args, surroundings).result();
  }

  private static final class Scan {
    private final Deque<String> rest;
    private final ProcessEnvironment surroundings;
    private final List<String> words = new ArrayList<>();
    private String url;
    private @Nullable String tokenFile;
    private OutputFormat output = OutputFormat.TABLE;
    private Color color = Color.AUTO;
    private @Nullable String script;
    private boolean debug;

    Scan(String[] args, ProcessEnvironment surroundings) {
      this.rest = new ArrayDeque<>(Arrays.asList(args));
      this.surroundings = surroundings;
      String fromEnvironment = surroundings.variable("URUMI_URL");
      this.url = fromEnvironment.isEmpty() ? DEFAULT_URL : fromEnvironment;
    }

    GlobalOptions result() {
      while (!rest.isEmpty()) {
        String word = rest.removeFirst();
        if (word.equals("--")) {
          words.add(word);
          words.addAll(rest);
          break;
        }
        if (!taken(word)) {
          words.add(word);
        }
      }
      if (script != null && !words.isEmpty()) {
        throw new UsageException("Give either a command or --script, not both.");
      }
      return new GlobalOptions(address(url), tokenFile, output, color, script, debug, words);
    }

    private boolean taken(String word) {
      TokenOptionCheck.refuse(word);
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      switch (name) {
        case "--url" -> url = value(word);
        case "--token-file" -> tokenFile = value(word);
        case "--color" -> color = oneOf(Color.class, "--color", value(word));
        case "--debug" -> debug = true;
        default -> {
          return words.isEmpty() && takenBeforeCommand(word, name);
        }
      }
      return true;
    }

    private boolean takenBeforeCommand(String word, String name) {
      switch (name) {
        case "--output", "-o" -> output = oneOf(OutputFormat.class, name, value(word));
        case "--script" -> script = value(word);
        case "--help", "-h" -> words.add("help");
        case "--version" -> words.add("version");
        default -> {
          if (word.startsWith("-")) {
            throw new UsageException("Unknown option '" + name + "'. 'help' shows what there is.");
          }
          return false;
        }
      }
      return true;
    }

    private String value(String word) {
      int sign = word.indexOf('=');
      if (sign >= 0) {
        return word.substring(sign + 1);
      }
      if (rest.isEmpty()) {
        throw new UsageException("Option '" + word + "' needs a value.");
      }
      return rest.removeFirst();
    }
  }

  private static URI address(String url) {
    try {
      URI address = URI.create(url.strip());
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (!http || address.getHost() == null || address.getRawQuery() != null) {
        throw new IllegalArgumentException();
      }
      if (address.getUserInfo() != null) {
        throw new UsageException(
            "The control plane's address must not contain a user or password.");
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "'" + url + "' is not an address of a control plane; it looks like " + DEFAULT_URL + ".");
    }
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String option, String value) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value)) {
        return constant;
      }
    }
    throw new UsageException(
        "Option '"
            + option
            + "' must be one of "
            + String.join(", ", EnumNames.constants(type))
            + ", not '"
            + value.toLowerCase(Locale.ROOT)
            + "'.");
  }
}
