package io.urumi.shell.startup;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The environment of the process.
 *
 * @param environment the environment variables
 * @param home the user's home directory
 * @param in the standard input
 * @param out the standard output
 * @param err the error stream
 * @param keyboard asks the user a question; the answer is empty when there is none
 * @param hiddenKeyboard as {@code keyboard}, and does not show what the user types
 * @param terminal whether {@code in} and {@code out} are a terminal
 * @param clock the clock of this machine
 */
public record ProcessEnvironment(
    Map<String, String> environment,
    Path home,
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    UnaryOperator<String> keyboard,
    UnaryOperator<String> hiddenKeyboard,
    boolean terminal,
    InstantSource clock) {

  /** Returns the environment of this process. */
  public static ProcessEnvironment ofProcess() {
    @Nullable Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new ProcessEnvironment(
        System.getenv(),
        Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home"))),
        StandardStreams.in(),
        StandardStreams.out(terminal),
        StandardStreams.err(terminal),
        question -> ask(console, question),
        question -> askHidden(console, question),
        terminal,
        InstantSource.system());
  }

  private static String ask(@Nullable Console console, String question) {
    @Nullable String answer = console == null ? null : console.readLine("%s", question);
    return answer == null ? "" : answer;
  }

  private static String askHidden(@Nullable Console console, String question) {
    char @Nullable [] answer = console == null ? null : console.readPassword("%s", question);
    return answer == null ? "" : new String(answer);
  }

  /** Returns a variable's value; empty when it is not set. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** Returns whether {@code out} can show characters outside ASCII. */
  public boolean unicode() {
    return charset("stdout.encoding").newEncoder().canEncode('─');
  }

  private static Charset charset(String property) {
    return Charset.forName(System.getProperty(property, Charset.defaultCharset().name()));
  }
}
