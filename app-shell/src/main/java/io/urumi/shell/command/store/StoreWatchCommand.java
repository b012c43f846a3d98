package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.StreamItem;
import io.urumi.client.model.store.Store;
import io.urumi.client.stream.EventStream;
import io.urumi.client.stream.StreamSignal;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.view.OutputFormat;
import io.urumi.shell.view.Progress;
import io.urumi.shell.view.ReportWriter;
import io.urumi.shell.view.Text;
import io.urumi.shell.view.store.EventLine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code store watch}. */
public final class StoreWatchCommand {
  private static final Duration FRAME = Duration.ofMillis(100);

  private final ControlPlaneClient plane;
  private final StoreLookup lookup;
  private final ReportWriter writer;

  /** Asks {@code plane}. */
  public StoreWatchCommand(ControlPlaneClient plane, StoreLookup lookup, ReportWriter writer) {
    this.plane = plane;
    this.lookup = lookup;
    this.writer = writer;
  }

  /** Shows what happens as it happens. Null means that nothing more is to be said. */
  @Command(
      name = {"store", "watch"},
      group = "Stores",
      description = "Show what happens to one store, or to all, as it happens")
  public @Nullable CommandResult watch(
      @Argument(index = 0, description = "Id or subdomain; without it, every store")
          @Nullable String store,
      @Option(longName = "until", description = "Stop when it is there; else watch until Ctrl-C")
          @Nullable WaitGoal until,
      @Option(
              longName = "timeout",
              description = "With --until: how long to wait",
              defaultValue = "10m")
          Duration timeout,
      Invocation invocation) {
    if (until != null) {
      return watchUntil(store, until, timeout, invocation);
    }
    @Nullable Store found = store == null ? null : lookup.find(store);
    follow(found, invocation);
    return null;
  }

  private CommandResult watchUntil(
      @Nullable String store, WaitGoal until, Duration timeout, Invocation invocation) {
    if (store == null) {
      throw new UsageException("--until needs a store: store watch alpha --until ready");
    }
    WaitTimeout.requirePositive(timeout);
    Store found = lookup.find(store);
    Progress progress = Progress.on(invocation.console(), invocation.format());
    progress.line(headline(found));
    StoreWaiter.WaitResult ending = new StoreWaiter(plane, progress).await(found, until, timeout);
    return WaitReport.of(
        ending, until, timeout, ReadyDuration.tookToReady(ending.store(), ending.waited()));
  }

  private void follow(@Nullable Store store, Invocation invocation) {
    Progress progress = Progress.on(invocation.console(), invocation.format());
    EventLine lines = new EventLine(invocation.console());
    Running running = new Running(store);
    ConnectionNotices outage = new ConnectionNotices(progress);
    progress.line(store == null ? "Watching every store; Ctrl-C ends it." : headline(store));
    @Nullable String id = store == null ? null : store.id();
    try (EventStream events = plane.streamEvents(id, null)) {
      if (id != null) {
        // Read after the stream was asked for, so that nothing falls in between.
        plane.listSteps(id).stream().filter(step -> !step.running()).forEach(progress::ended);
      }
      while (true) {
        @Nullable StreamSignal signal = events.next(FRAME);
        outage.heard(signal);
        if (signal instanceof StreamSignal.Event event) {
          show(event.item(), lines, progress, invocation);
          running.seen(event.item().store());
        }
        running.draw(progress);
      }
    } finally {
      progress.clear();
    }
  }

  private void show(StreamItem item, EventLine lines, Progress progress, Invocation invocation) {
    if (invocation.format() == OutputFormat.TABLE) {
      progress.line(lines.of(item.event()));
    } else {
      writer.stream(item, invocation.format(), invocation.console());
    }
  }

  private static String headline(Store store) {
    return Text.plain(store.name())
        + " ("
        + store.subdomain()
        + ")  "
        + Text.titled(store.phase())
        + (store.simulated() ? "  SIMULATED" : "");
  }

  /** The step in work, for the line that counts. */
  private static final class Running {
    private final boolean one;
    private @Nullable String label;
    private long since = System.nanoTime();

    Running(@Nullable Store store) {
      this.one = store != null;
      seen(store);
    }

    void seen(@Nullable Store store) {
      if (!one || store == null) {
        return;
      }
      var step = store.currentStep();
      @Nullable String now =
          step == null ? null : step.title() == null ? step.step() : step.title();
      if (now == null || !now.equals(label)) {
        since = System.nanoTime();
      }
      label = now;
    }

    void draw(Progress progress) {
      if (label != null) {
        progress.current(label, Duration.ofNanos(System.nanoTime() - since));
      }
    }
  }
}
