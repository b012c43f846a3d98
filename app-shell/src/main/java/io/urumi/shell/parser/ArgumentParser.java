package io.urumi.shell.parser;

import io.urumi.shell.command.UsageException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Parses words into a command, its options and its arguments. Replaces Spring Shell's parser for
 * the reasons in {@code docs/adr/0014-what-replaces-spring-shell.md}.
 */
public final class ArgumentParser implements CommandParser {
  private static final int LONGEST_NAME = 2;

  private final CommandRegistry registry;

  /** Creates a parser of the registered commands. */
  public ArgumentParser(CommandRegistry registry) {
    this.registry = registry;
  }

  @Override
  public ParsedInput parse(String line) {
    return parse(CommandLine.words(line));
  }

  /**
   * Parses words. When help is requested, the other options and arguments are not checked.
   *
   * @throws UsageException when the command or an option is unknown or a value is missing
   */
  public ParsedInput parse(List<String> words) {
    Command command = command(words).orElseThrow(() -> new UsageException(unknown(words)));
    int length = command.getName().split(" ").length;
    ParsedInput.Builder input = named(words.subList(0, length));
    Set<String> options = new HashSet<>();
    int arguments = 0;
    boolean optionsEnded = false;
    for (int i = length; i < words.size(); i++) {
      String word = words.get(i);
      if (!optionsEnded && word.equals("--")) {
        optionsEnded = true;
      } else if (!optionsEnded && OptionWord.isOption(word)) {
        OptionWord typed =
            OptionWord.read(command.getOptions(), words, i)
                .orElseThrow(() -> new UsageException(unknownOption(command, word)));
        String name = String.valueOf(typed.option().longName());
        if (name.equals(CommonOptions.HELP.longName())) {
          return named(words.subList(0, length)).addOption(typed.option()).build();
        }
        if (!options.add(name)) {
          throw new UsageException("Option '--" + name + "' is given twice.");
        }
        input.addOption(typed.option());
        i += typed.length() - 1;
      } else {
        input.addArgument(new CommandArgument(arguments++, word));
      }
    }
    requireOptions(command, options);
    return input.build();
  }

  /** Returns the command with the longest name that the words start with. */
  public Optional<Command> command(List<String> words) {
    for (int length = Math.min(words.size(), LONGEST_NAME); length > 0; length--) {
      Command command = registry.getCommandByName(String.join(" ", words.subList(0, length)));
      if (command != null) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  private static ParsedInput.Builder named(List<String> name) {
    ParsedInput.Builder input = ParsedInput.builder().commandName(name.getFirst());
    name.subList(1, name.size()).forEach(input::addSubCommand);
    return input;
  }

  private static void requireOptions(Command command, Set<String> given) {
    for (CommandOption option : command.getOptions()) {
      if (Boolean.TRUE.equals(option.required()) && !given.contains(option.longName())) {
        throw new UsageException(
            "Option '--%s' is missing (%s). '%s --help' shows the usage."
                .formatted(option.longName(), option.description(), command.getName()));
      }
    }
  }

  private String unknown(List<String> words) {
    String first = words.isEmpty() ? "" : words.getFirst();
    String subcommands =
        registry.getCommandsByPrefix(first + " ").stream()
            .map(command -> command.getName().substring(first.length() + 1))
            .sorted()
            .collect(Collectors.joining(", "));
    if (subcommands.isEmpty()) {
      return "Unknown command '%s'.%s 'help' lists the commands."
          .formatted(first, Suggestions.of(first, firstWords()));
    }
    if (words.size() == 1 || OptionWord.isOption(words.get(1))) {
      return "'%s' needs a subcommand: %s.".formatted(first, subcommands);
    }
    return "Unknown command '%s %s'. The subcommands of '%s' are: %s."
        .formatted(first, words.get(1), first, subcommands);
  }

  private Set<String> firstWords() {
    return registry.getCommands().stream()
        .map(command -> command.getName().split(" ")[0])
        .collect(Collectors.toSet());
  }

  private static String unknownOption(Command command, String word) {
    String name = OptionWord.name(word);
    Set<String> known =
        command.getOptions().stream()
            .map(option -> "--" + Objects.requireNonNull(option.longName()))
            .collect(Collectors.toSet());
    return "'%s' has no option '%s'.%s '%s --help' lists them."
        .formatted(command.getName(), name, Suggestions.of(name, known), command.getName());
  }
}
