package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.StreamItem;
import io.urumi.client.model.store.Store;
import io.urumi.client.stream.EventStream;
import io.urumi.client.stream.StreamSignal;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.StepReader;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.report.OutputFormat;
import io.urumi.shell.report.Progress;
import io.urumi.shell.report.ReportWriter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.store.EventLine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code store watch}. */
public final class StoreWatchCommand {
  private static final Duration FRAME = Duration.ofMillis(100);

  private final ControlPlaneClient client;
  private final StoreLookup lookup;
  private final ReportWriter writer;

  /** Creates the commands, which call {@code client}. */
  public StoreWatchCommand(ControlPlaneClient client, StoreLookup lookup, ReportWriter writer) {
    this.client = client;
    this.lookup = lookup;
    this.writer = writer;
  }

  /** Shows events live. Returns null when there is nothing to report at the end. */
  @Command(
      name = {"store", "watch"},
      group = "Stores",
      description = "Show the events of one store, or of all, live")
  public @Nullable CommandResult watch(
      @Argument(index = 0, description = "Id or subdomain; all stores when it is left out")
          @Nullable String store,
      @Option(
              longName = "until",
              description = "Stop when the store is in this state; otherwise at Ctrl-C")
          @Nullable WaitGoal until,
      @Option(
              longName = "timeout",
              description = "With --until: how long to wait at most",
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
    WaitOptions.requirePositive(timeout);
    Store found = lookup.find(store);
    Progress progress = Progress.on(invocation.console(), invocation.format());
    progress.line(headline(found));
    StoreWaiter.WaitResult result =
        new StoreWaiter(client, progress, found.id()).await(found, until, timeout);
    return WaitReport.of(
        result, until, timeout, ReadyDuration.tookToReady(result.store(), result.waited()));
  }

  private void follow(@Nullable Store store, Invocation invocation) {
    Progress progress = Progress.on(invocation.console(), invocation.format());
    EventLine lines = new EventLine(invocation.console());
    Running running = new Running(store);
    ConnectionNotices notices = new ConnectionNotices(progress);
    progress.line(store == null ? "Watching all stores; Ctrl-C ends." : headline(store));
    @Nullable String id = store == null ? null : store.id();
    try (EventStream events = client.streamEvents(id, null)) {
      if (id != null) {
        // Read after the stream was requested, so that no step is missed in between.
        new StepReader(client, id).read().ended().forEach(progress::ended);
      }
      while (true) {
        @Nullable StreamSignal signal = events.next(FRAME);
        notices.received(signal);
        if (signal instanceof StreamSignal.Event event) {
          show(event.item(), lines, progress, invocation);
          running.seen(event.item().store());
        } else if (signal instanceof StreamSignal.Departed departed) {
          progress.line(
              "The store "
                  + departed.departure().storeId()
                  + " was given to a team whose stores you may not read.");
          if (id != null) {
            return;
          }
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

  /** The step in progress, for the live line. */
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
