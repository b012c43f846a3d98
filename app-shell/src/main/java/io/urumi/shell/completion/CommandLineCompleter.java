package io.urumi.shell.completion;

import io.urumi.shell.parser.ArgumentParser;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.shell.core.command.completion.CompletionProposal;

/**
 * Completes commands, options and values. Replaces Spring Shell's completer for the reasons in
 * {@code docs/adr/0014-what-replaces-spring-shell.md}.
 */
public final class CommandLineCompleter implements Completer {
  private final CommandRegistry registry;
  private final ArgumentParser parser;

  public CommandLineCompleter(CommandRegistry registry, ArgumentParser parser) {
    this.registry = registry;
    this.parser = parser;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> before = line.words().subList(0, line.wordIndex());
    Command command = parser.command(before).orElse(null);
    if (command == null) {
      commands(before, candidates);
      return;
    }
    Optional<CommandOption> open = optionWaitingForValue(command, before);
    if (open.isEmpty()) {
      options(command, line, candidates);
    }
    if (open.isPresent() || !line.word().startsWith("-")) {
      values(command, open.orElse(null), line, candidates);
    }
  }

  private void commands(List<String> before, List<Candidate> candidates) {
    TreeSet<String> next = new TreeSet<>();
    for (Command command : registry.getCommands()) {
      List<String> name = List.of(command.getName().split(" "));
      if (name.size() > before.size() && name.subList(0, before.size()).equals(before)) {
        next.add(name.get(before.size()));
      }
    }
    if (before.isEmpty()) {
      next.add("exit");
    }
    next.forEach(word -> candidates.add(new Candidate(word)));
  }

  private static Optional<CommandOption> optionWaitingForValue(
      Command command, List<String> before) {
    String last = before.get(before.size() - 1);
    return command.getOptions().stream()
        .filter(option -> option.isOptionEqual(last) && option.type() != boolean.class)
        .findFirst();
  }

  private static void options(Command command, ParsedLine line, List<Candidate> candidates) {
    for (CommandOption option : command.getOptions()) {
      String name = "--" + option.longName();
      if (!line.words().contains(name) || line.word().equals(name)) {
        candidates.add(new Candidate(name, name, null, option.description(), null, null, true));
      }
    }
  }

  private static void values(
      Command command,
      @Nullable CommandOption option,
      ParsedLine line,
      List<Candidate> candidates) {
    CompletionContext context =
        new CompletionContext(line.words(), line.wordIndex(), line.wordCursor(), command, option);
    for (CompletionProposal proposal : command.getCompletionProvider().apply(context)) {
      candidates.add(
          new Candidate(
              proposal.value(),
              proposal.displayText(),
              null,
              proposal.description(),
              null,
              null,
              true));
    }
  }
}
