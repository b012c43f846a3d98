package io.urumi.shell.command.store;

import io.urumi.client.stream.StreamSignal;
import io.urumi.shell.report.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Reports once that the event stream was lost, however often reconnecting fails, and once that it
 * is connected again.
 */
final class ConnectionNotices {
  private final Progress progress;
  private boolean lost;

  ConnectionNotices(Progress progress) {
    this.progress = progress;
  }

  void received(@Nullable StreamSignal signal) {
    if (signal instanceof StreamSignal.Interrupted interrupted && !lost) {
      lost = true;
      progress.line("  The event stream was lost (" + interrupted.reason() + "); reconnecting.");
    } else if (signal instanceof StreamSignal.Connected && lost) {
      lost = false;
      progress.line("  The event stream is connected again.");
    } else if (signal instanceof StreamSignal.Reset) {
      progress.line("  Some events are no longer kept and cannot be shown.");
    }
  }
}
