package io.urumi.shell.startup;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the process is started in.
 *
 * @param environment its variables
 * @param home the user's home folder
 * @param in where a script may come from
 * @param out where answers go
 * @param err where everything else goes
 * @param keyboard asks the person at the terminal a question; the answer is empty when there is
 *     none
 * @param terminal whether {@code in} and {@code out} are a person at a terminal
 */
public record ProcessEnvironment(
    Map<String, String> environment,
    Path home,
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    UnaryOperator<String> keyboard,
    boolean terminal) {

  public static ProcessEnvironment ofProcess() {
    @Nullable Console console = System.console();
    return new ProcessEnvironment(
        System.getenv(),
        Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home"))),
        System.in,
        new PrintWriter(System.out, false, charset("stdout.encoding")),
        new PrintWriter(System.err, true, charset("stderr.encoding")),
        question -> ask(console, question),
        console != null && console.isTerminal());
  }

  private static String ask(@Nullable Console console, String question) {
    @Nullable String answer = console == null ? null : console.readLine("%s", question);
    return answer == null ? "" : answer;
  }

  /** A variable's value; empty when it is not set. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** Whether {@code out} can show signs outside ASCII. */
  public boolean unicode() {
    return charset("stdout.encoding").newEncoder().canEncode('─');
  }

  private static Charset charset(String property) {
    return Charset.forName(System.getProperty(property, Charset.defaultCharset().name()));
  }
}
