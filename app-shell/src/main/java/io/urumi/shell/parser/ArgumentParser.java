package io.urumi.shell.parser;

import io.urumi.shell.command.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Finds the command, its options and its arguments in a list of words.
 *
 * <p>Spring Shell's own parser works on one joined line, so that quotes of the calling shell are
 * lost; it takes the word after a switch for its value and lets unknown options pass.
 */
public final class ArgumentParser implements CommandParser {
  private final CommandRegistry registry;

  public ArgumentParser(CommandRegistry registry) {
    this.registry = registry;
  }

  @Override
  public ParsedInput parse(String line) {
    return parse(CommandLine.words(line));
  }

  public ParsedInput parse(List<String> words) {
    int length = commandLength(words);
    if (length == 0) {
      throw new UsageException(unknown(words));
    }
    Command command = Objects.requireNonNull(registry.getCommandByName(joined(words, length)));
    ParsedInput.Builder input = ParsedInput.builder().commandName(words.get(0));
    words.subList(1, length).forEach(input::addSubCommand);
    new Rest(command, words.subList(length, words.size()), input).read();
    return input.build();
  }

  /** How many of the first words are the longest command there is; 0 for none. */
  public int commandLength(List<String> words) {
    for (int length = Math.min(words.size(), 3); length > 0; length--) {
      if (registry.getCommandByName(joined(words, length)) != null) {
        return length;
      }
    }
    return 0;
  }

  private String unknown(List<String> words) {
    String first = words.isEmpty() ? "" : words.get(0);
    List<String> group =
        registry.getCommands().stream()
            .map(Command::getName)
            .filter(name -> name.startsWith(first + " "))
            .sorted()
            .toList();
    if (group.isEmpty()) {
      return "Unknown command '" + first + "'." + meant(first) + " 'help' shows what there is.";
    }
    String ways =
        group.stream()
            .map(name -> name.substring(first.length() + 1))
            .collect(Collectors.joining(", "));
    if (words.size() == 1 || words.get(1).startsWith("-")) {
      return "Say what to do with '" + first + "': " + ways + ".";
    }
    return "Unknown command '"
        + first
        + " "
        + words.get(1)
        + "'. After '"
        + first
        + "' comes one of: "
        + ways
        + ".";
  }

  private String meant(String first) {
    return Suggestions.closest(
            first,
            registry.getCommands().stream()
                .map(command -> command.getName().split(" ")[0])
                .toList())
        .map(name -> " Did you mean '" + name + "'?")
        .orElse("");
  }

  private static String joined(List<String> words, int length) {
    return String.join(" ", words.subList(0, length));
  }

  /** The words after the command's name. */
  private static final class Rest {
    private final Command command;
    private final List<String> words;
    private final ParsedInput.Builder input;
    private final List<String> seen = new ArrayList<>();
    private int arguments;

    Rest(Command command, List<String> words, ParsedInput.Builder input) {
      this.command = command;
      this.words = words;
      this.input = input;
    }

    void read() {
      boolean optionsOver = false;
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        if (!optionsOver && word.equals("--")) {
          optionsOver = true;
        } else if (!optionsOver && word.length() > 1 && word.startsWith("-")) {
          i += option(word, i + 1 < words.size() ? words.get(i + 1) : null);
        } else {
          input.addArgument(new CommandArgument(arguments++, word));
        }
      }
    }

    /** Adds the option; returns how many words its value took. */
    private int option(String word, @Nullable String next) {
      TokenOptionCheck.refuse(word);
      int sign = word.indexOf('=');
      String name = sign < 0 ? word : word.substring(0, sign);
      CommandOption option = find(name);
      if (seen.contains(String.valueOf(option.longName()))) {
        throw new UsageException("Option '" + name + "' is given twice.");
      }
      seen.add(String.valueOf(option.longName()));
      if (sign >= 0) {
        add(option, word.substring(sign + 1));
        return 0;
      }
      if (option.type() == boolean.class) {
        add(option, "true");
        return 0;
      }
      if (next == null || next.startsWith("-") && next.length() > 1) {
        throw new UsageException(
            "Option '"
                + name
                + "' needs a value"
                + (next == null ? "." : "; write " + name + "=" + next + " if that is it."));
      }
      add(option, next);
      return 1;
    }

    private void add(CommandOption option, String value) {
      input.addOption(
          CommandOption.with()
              .longName(String.valueOf(option.longName()))
              .shortName(option.shortName())
              .type(option.type())
              .value(value)
              .build());
    }

    private CommandOption find(String name) {
      Optional<CommandOption> found =
          command.getOptions().stream().filter(option -> option.isOptionEqual(name)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      String meant =
          Suggestions.closest(
                  name,
                  command.getOptions().stream().map(option -> "--" + option.longName()).toList())
              .map(option -> " Did you mean '" + option + "'?")
              .orElse("");
      throw new UsageException(
          "'"
              + command.getName()
              + "' has no option '"
              + name
              + "'."
              + meant
              + " '"
              + command.getName()
              + " --help' shows them.");
    }
  }
}
