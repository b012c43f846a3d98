package io.urumi.shell;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Collects what is logged while it is open. */
final class LogCapture extends Handler implements AutoCloseable {
  private final Logger root = Logger.getLogger("");
  private final Handler[] usual = root.getHandlers();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  LogCapture() {
    for (Handler handler : usual) {
      root.removeHandler(handler);
    }
    root.addHandler(this);
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(new SimpleFormatter().format(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    for (Handler handler : usual) {
      root.addHandler(handler);
    }
  }
}
