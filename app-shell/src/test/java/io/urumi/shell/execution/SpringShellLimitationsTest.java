package io.urumi.shell.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.client.http.ClientSettings;
import io.urumi.shell.completion.ValueCompletionProvider;
import jakarta.validation.Validator;
import jakarta.validation.executable.ExecutableValidator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.DefaultCommandParser;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.Help;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.shell.core.command.adapter.MethodInvokerCommandAdapter;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.jline.CommandCompleter;

/**
 * What Spring Shell 4.0.1 does with this shell's commands: the reasons in {@code
 * docs/adr/0014-what-replaces-spring-shell.md}. When a later version fails one of these tests, try
 * to remove the replacement.
 */
class SpringShellLimitationsTest {
  private final CommandRegistry registry = registry();
  private final DefaultCommandParser parser = new DefaultCommandParser(registry);

  @Test
  void the_parser_knows_no_switches_of_a_command_with_two_words() {
    assertThatThrownBy(() -> parser.parse("store delete alpha --yes"))
        .hasMessage("Option '--yes' requires a value");
    assertThat(parser.parse("store delete --yes alpha").arguments()).isEmpty();
  }

  @Test
  void the_parser_accepts_unknown_options_and_repeated_ones() {
    assertThat(parser.parse("store list --frob=1").options()).hasSize(1);
    assertThat(parser.parse("store list --limit=1 --limit=2").options()).hasSize(2);
  }

  @Test
  void the_parser_cannot_be_given_a_word_that_contains_a_quote_and_a_blank() {
    assertThat(parser.parse("store create \"5\\\" disks\"").arguments())
        .extracting(CommandArgument::value)
        .isNotEqualTo(List.of("5\" disks"));
    assertThat(parser.parse("store create 'Alpha Shop'").arguments()).hasSize(2);
  }

  @Test
  void the_executor_ends_with_0_when_the_subcommand_is_missing() {
    assertThat(new CommandExecutor(registry).execute(context(parser.parse("store"))))
        .isEqualTo(ExitStatus.OK);
  }

  @Test
  void the_adapter_ends_with_0_whatever_the_method_returns_and_makes_missing_arguments_empty()
      throws Exception {
    Method method = Sample.class.getMethod("check", String.class);
    MethodInvokerCommandAdapter adapter =
        new MethodInvokerCommandAdapter(
            "check",
            "",
            "",
            "",
            false,
            method,
            new Sample(),
            new DefaultConversionService(),
            noValidation());
    StringWriter out = new StringWriter();

    ExitStatus status =
        adapter.execute(
            new CommandContext(
                ParsedInput.builder().commandName("check").build(),
                registry,
                new PrintWriter(out),
                new InputReader() {}));

    assertThat(status).isEqualTo(ExitStatus.OK);
    assertThat(out.toString().strip()).isEqualTo("FAILED with ''");
  }

  @Test
  void help_shows_neither_arguments_nor_the_values_of_an_option_and_marks_required_ones_optional()
      throws Exception {
    StringWriter out = new StringWriter();
    new Help()
        .execute(
            new CommandContext(
                parser.parse("help store create"),
                registry,
                new PrintWriter(out),
                new InputReader() {}));

    assertThat(out.toString())
        .contains("--subdomain", "[--subdomain String]", "--output OutputFormat")
        .doesNotContain("NAME]", "json");
  }

  @Test
  void the_completer_loses_the_command_when_an_argument_is_typed() {
    assertThat(completed("store show al")).isEmpty();
    assertThat(completed("store list --output=")).isNotEmpty();
  }

  @Test
  void the_completer_proposes_two_words_as_one() {
    assertThat(completed("st")).contains("store show");
  }

  private static CommandRegistry registry() {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    URI nowhere = URI.create("http://127.0.0.1:9");
    beans.addBean("values", ValueCompletionProvider.of(ClientSettings.of(nowhere, null)));
    return new CommandRegistry(CommandCatalog.commands(beans));
  }

  private List<String> completed(String line) {
    List<Candidate> candidates = new ArrayList<>();
    LineReader unused =
        (LineReader)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {LineReader.class},
                (proxy, method, arguments) -> null);
    new CommandCompleter(registry)
        .complete(
            unused,
            new DefaultParser().parse(line, line.length(), Parser.ParseContext.COMPLETE),
            candidates);
    return candidates.stream().map(Candidate::value).toList();
  }

  private CommandContext context(ParsedInput input) {
    return new CommandContext(
        input, registry, new PrintWriter(new StringWriter()), new InputReader() {});
  }

  private static Validator noValidation() {
    ClassLoader loader = SpringShellLimitationsTest.class.getClassLoader();
    Object executables =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {ExecutableValidator.class},
            (proxy, method, arguments) -> Set.of());
    return (Validator)
        Proxy.newProxyInstance(
            loader, new Class<?>[] {Validator.class}, (proxy, method, arguments) -> executables);
  }

  /** A command whose result is not a success. */
  public static final class Sample {
    public String check(@Argument(index = 0) String name) {
      return "FAILED with '" + name + "'";
    }
  }
}
