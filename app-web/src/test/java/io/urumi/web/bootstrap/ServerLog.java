package io.urumi.web.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Keeps what the process logs at the levels of a test in memory. The console, and with it the
 * output of the build, has the levels of an operator: the others are up to 80 MB.
 *
 * <p>The levels {@code trace} of a test apply while its class runs, and not to the classes after
 * it, which run in the same process.
 */
public final class ServerLog
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
  private static final String NAME = "MEMORY";
  private static final ByteArrayOutputStream LOGGED = new ByteArrayOutputStream();

  private Map<String, LogLevel> levels = Map.of();
  private @Nullable String start;

  /**
   * All that was logged and printed by the test, and by the start of the process if the class has
   * started it.
   *
   * @param output has the start of the first process, which configures logging
   */
  public String with(CapturedOutput output) {
    return start + LOGGED.toString(StandardCharsets.UTF_8) + output.getAll();
  }

  @Override
  public void beforeAll(ExtensionContext test) {
    LOGGED.reset();
  }

  /** After the start of the process, which replaces the configuration of logging. */
  @Override
  public void beforeEach(ExtensionContext test) {
    if (start == null) {
      start = LOGGED.toString(StandardCharsets.UTF_8);
    }
    LOGGED.reset();
    Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(NAME) == null) {
      redirect(root);
    }
    Environment environment = SpringExtension.getApplicationContext(test).getEnvironment();
    levels =
        Binder.get(environment)
            .bind("logging.level", Bindable.mapOf(String.class, LogLevel.class))
            .get();
    levels.forEach((name, level) -> {
      if (level == LogLevel.TRACE) {
        logger(name).setLevel(Level.TRACE);
      }
    });
  }

  @Override
  public void afterAll(ExtensionContext test) {
    levels.forEach((name, level) -> {
      if (level == LogLevel.TRACE) {
        logger(name).setLevel(null);
      }
    });
    LOGGED.reset();
  }

  private static void redirect(Logger root) {
    LoggerContext context = root.getLoggerContext();
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) root.getAppender("CONSOLE");
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(((PatternLayoutEncoder) console.getEncoder()).getPattern());
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> memory = new OutputStreamAppender<>();
    memory.setContext(context);
    memory.setName(NAME);
    memory.setEncoder(encoder);
    memory.setOutputStream(LOGGED);
    memory.start();
    root.addAppender(memory);
    ThresholdFilter operator = new ThresholdFilter();
    operator.setLevel("INFO");
    operator.start();
    console.addFilter(operator);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == ServerLog.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return this;
  }
}
