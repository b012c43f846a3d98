package io.urumi.shell.startup;

import io.urumi.shell.command.FileNames;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.parser.CommonOptions;
import io.urumi.shell.parser.OptionConversion;
import io.urumi.shell.parser.OptionWord;
import io.urumi.shell.report.OutputFormat;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandOption;

/**
 * The options of the program, and the remaining words: one command.
 *
 * <p>They stand before the command; {@code --url}, {@code --context}, {@code --token-file}, {@code
 * --color} and {@code --debug} may also stand after it.
 *
 * @param url the control plane's address; null when it is not given
 * @param context name of the context to use; null when it is not given
 * @param tokenFile the file that contains the token; null when it is not given
 * @param output the format of commands without {@code --output}
 * @param color whether to use colours
 * @param script the script's file, {@code -} for the standard input, null for none
 * @param debug whether to log to the error stream
 * @param insecureHttp whether a token may be sent without TLS to another machine
 * @param words the command; empty for an interactive session or a script
 */
public record GlobalOptions(
    @Nullable URI url,
    @Nullable String context,
    @Nullable String tokenFile,
    OutputFormat output,
    Color color,
    @Nullable String script,
    boolean debug,
    boolean insecureHttp,
    List<String> words) {

  static final String DEFAULT_URL = "http://127.0.0.1:8080";
  private static final Pattern API_SUFFIX = Pattern.compile("(?:/api/v1)?/?$");
  private static final int MAX_PORT = 65535;

  /** When to use colours. */
  public enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  /** Options that may stand before and after the command. */
  private static final List<CommandOption> ANYWHERE =
      List.of(
          option("url", String.class),
          option("context", String.class),
          option("token-file", String.class),
          option("color", Color.class),
          option("debug", boolean.class),
          option("insecure-http", boolean.class));

  /** Options before the command; after it, these names belong to the command. */
  private static final List<CommandOption> BEFORE_COMMAND =
      List.of(
          CommonOptions.OUTPUT,
          CommonOptions.HELP,
          option("script", String.class),
          option("version", boolean.class));

  /**
   * Parses the program's arguments.
   *
   * @throws UsageException when an option is unknown or its value is wrong
   */
  public static GlobalOptions parse(String[] args, ProcessEnvironment environment) {
    List<String> all = List.of(args);
    List<String> words = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      String word = all.get(i);
      if (word.equals("--")) {
        words.addAll(all.subList(i, all.size()));
        break;
      }
      Optional<OptionWord> option =
          OptionWord.isOption(word) ? read(all, i, words.isEmpty()) : Optional.empty();
      if (option.isEmpty()) {
        words.add(word);
        continue;
      }
      String name = String.valueOf(option.get().option().longName());
      if (name.equals("help") || name.equals("version")) {
        words.add(name);
      } else {
        options.put(name, String.valueOf(option.get().option().value()));
      }
      i += option.get().length() - 1;
    }
    if (options.containsKey("script") && !words.isEmpty()) {
      throw new UsageException("Use either a command or --script, not both.");
    }
    @Nullable String url = url(options, environment);
    return new GlobalOptions(
        url == null ? null : address(url),
        url == null ? context(options, environment) : null,
        options.get("token-file"),
        value(options, "output", OutputFormat.TABLE),
        value(options, "color", Color.AUTO),
        script(options.get("script")),
        Boolean.parseBoolean(options.get("debug")),
        Boolean.parseBoolean(
            options.getOrDefault("insecure-http", environment.variable("URUMI_INSECURE_HTTP"))),
        words);
  }

  private static @Nullable String url(Map<String, String> options, ProcessEnvironment environment) {
    if (options.containsKey("url") && options.containsKey("context")) {
      throw new UsageException("Use either --url or --context, not both.");
    }
    if (options.containsKey("url") || options.containsKey("context")) {
      return options.get("url");
    }
    return nullIfEmpty(environment.variable("URUMI_URL"));
  }

  private static @Nullable String context(
      Map<String, String> options, ProcessEnvironment environment) {
    return options.getOrDefault("context", nullIfEmpty(environment.variable("URUMI_CONTEXT")));
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Optional<OptionWord> read(List<String> words, int at, boolean beforeCommand) {
    Optional<OptionWord> option = OptionWord.read(ANYWHERE, words, at);
    if (option.isEmpty() && beforeCommand) {
      option = OptionWord.read(BEFORE_COMMAND, words, at);
      if (option.isEmpty()) {
        throw new UsageException(
            "Unknown option '%s'. 'help' lists the options."
                .formatted(OptionWord.name(words.get(at))));
      }
    }
    return option;
  }

  private static @Nullable String script(@Nullable String file) {
    return file == null || file.equals("-") ? file : FileNames.path(file).toString();
  }

  private static <E extends Enum<E>> E value(
      Map<String, String> options, String name, E defaultValue) {
    @Nullable String text = options.get(name);
    Class<E> type = defaultValue.getDeclaringClass();
    return text == null
        ? defaultValue
        : type.cast(OptionConversion.convert("--" + name, text, type));
  }

  private static CommandOption option(String name, Class<?> type) {
    return CommandOption.with().longName(name).type(type).build();
  }

  /**
   * Reads the address of a control plane.
   *
   * @throws UsageException when the text is none
   */
  public static URI address(String url) {
    try {
      URI address = URI.create(url.strip());
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (!http || address.getHost() == null || address.getRawQuery() != null) {
        throw new IllegalArgumentException();
      }
      if (address.getPort() == 0 || address.getPort() > MAX_PORT) {
        throw new UsageException(
            "The port " + address.getPort() + " in '" + url + "' is not between 1 and 65535.");
      }
      if (address.getUserInfo() != null) {
        throw new UsageException(
            "The control plane's address must not contain a user or password.");
      }
      // The documentation of the API shows addresses with it. "/api" alone may be the path of a
      // proxy.
      return URI.create(API_SUFFIX.matcher(address.toString()).replaceFirst(""));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "'" + url + "' is not an address of a control plane; it looks like " + DEFAULT_URL + ".");
    }
  }
}
