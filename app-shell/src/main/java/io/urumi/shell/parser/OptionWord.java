package io.urumi.shell.parser;

import io.urumi.shell.command.UsageException;
import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.CommandOption;

/**
 * An option as typed: {@code --name value}, {@code --name=value} or, for a switch, {@code --name}.
 *
 * @param option the option with its value
 * @param length how many words it takes
 */
public record OptionWord(CommandOption option, int length) {

  /** Returns whether a word is an option; a dash alone is a value. */
  public static boolean isOption(String word) {
    return word.length() > 1 && word.startsWith("-");
  }

  /** Returns an option's name, without the value. */
  public static String name(String word) {
    int sign = word.indexOf('=');
    return sign < 0 ? word : word.substring(0, sign);
  }

  /**
   * Reads the option at a position; empty when it is not one of the known ones.
   *
   * @throws UsageException when its value is missing
   */
  public static Optional<OptionWord> read(List<CommandOption> known, List<String> words, int at) {
    String word = words.get(at);
    TokenOptionCheck.refuse(word);
    String name = name(word);
    return known.stream()
        .filter(option -> option.isOptionEqual(name))
        .findFirst()
        .map(option -> {
          if (word.length() > name.length()) {
            return new OptionWord(with(option, word.substring(name.length() + 1)), 1);
          }
          return option.type() == boolean.class
              ? new OptionWord(with(option, "true"), 1)
              : new OptionWord(with(option, value(name, words, at + 1)), 2);
        });
  }

  private static String value(String name, List<String> words, int at) {
    if (at == words.size()) {
      throw new UsageException("Option '" + name + "' needs a value.");
    }
    String value = words.get(at);
    if (isOption(value)) {
      throw new UsageException(
          "Option '%s' needs a value; write %s=%s if that is the value."
              .formatted(name, name, value));
    }
    return value;
  }

  private static CommandOption with(CommandOption option, String value) {
    return CommandOption.with()
        .longName(String.valueOf(option.longName()))
        .shortName(option.shortName())
        .type(option.type())
        .value(value)
        .build();
  }
}
