package io.urumi.shell.command;

import io.urumi.shell.client.StreamSignal;
import io.urumi.shell.view.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Says once that the event stream was lost, however often reconnecting fails, and once that it is
 * back.
 */
final class OutageNotes {
  private final Progress progress;
  private boolean lost;

  OutageNotes(Progress progress) {
    this.progress = progress;
  }

  void heard(@Nullable StreamSignal signal) {
    if (signal instanceof StreamSignal.Interrupted interrupted && !lost) {
      lost = true;
      progress.line("  The event stream was lost (" + interrupted.reason() + "); reconnecting.");
    } else if (signal instanceof StreamSignal.Connected && lost) {
      lost = false;
      progress.line("  The event stream is back.");
    } else if (signal instanceof StreamSignal.Reset) {
      progress.line("  Some of what happened meanwhile is no longer kept and cannot be shown.");
    }
  }
}
