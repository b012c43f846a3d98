package io.urumi.shell.completion;

import io.urumi.shell.parser.ArgumentParser;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandCompleter;

/**
 * Completes commands word by word, and options and values with Spring Shell's completer; {@code
 * docs/adr/0014-what-replaces-spring-shell.md} says why not all of it.
 */
public final class CommandLineCompleter implements Completer {
  private final CommandRegistry registry;
  private final ArgumentParser parser;
  private final CommandCompleter optionsAndValues;

  /** Creates a completer for the registered commands. */
  public CommandLineCompleter(CommandRegistry registry, ArgumentParser parser) {
    this.registry = registry;
    this.parser = parser;
    optionsAndValues = new CommandCompleter(registry);
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> before = line.words().subList(0, line.wordIndex());
    @Nullable Command command = parser.command(before).orElse(null);
    if (command == null) {
      commands(before, candidates);
    } else {
      int nameLength = command.getName().split(" ").length;
      optionsAndValues.complete(reader, withNameEnded(line, nameLength), candidates);
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

  /**
   * Inserts a dash after the command's name. Spring Shell's completer takes all words before the
   * first dash for the name, arguments included.
   */
  private static ParsedLine withNameEnded(ParsedLine line, int nameLength) {
    List<String> words = new ArrayList<>(line.words());
    words.add(nameLength, "-");
    return new DefaultParser()
    .new ArgumentList(
        line.line(),
        words,
        line.wordIndex() + 1,
        line.wordCursor(),
        line.cursor(),
        null,
        line.wordCursor(),
        line.word().length());
  }
}
