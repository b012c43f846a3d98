package io.urumi.adapter.persistence;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * H2 inside this process. Its driver blocks the thread that subscribes, hence threads of its own:
 * never more at work than there are connections.
 */
final class H2Backend implements Backend {
  private static final String USER = "sa";

  /**
   * PostgreSQL's mode is for {@code on conflict do nothing}, which H2 knows in no other.
   *
   * <p>Every commit is handed to the operating system before it counts (H2's default waits half a
   * second), so that a killed process loses none; and the database is closed by {@link #close()},
   * not by H2's own shutdown hook, which would race with ours.
   */
  private static final String SETTINGS = ";MODE=PostgreSQL;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

  private final DatabaseAddress.H2 address;
  private final Patience patience;
  private final java.sql.Connection anchor;
  private final ExecutorService threads = Executors.newCachedThreadPool(new Threads());
  private final Scheduler scheduler;

  private H2Backend(DatabaseAddress.H2 address, Patience patience, java.sql.Connection anchor) {
    this.address = address;
    this.patience = patience;
    this.anchor = anchor;
    // Not as an ExecutorService: a cancelled subscription would interrupt the thread, and an
    // interrupted thread closes H2's file for everybody.
    scheduler = Schedulers.fromExecutor(threads::execute);
  }

  /** Opens the database and keeps it open for as long as this lives. */
  static H2Backend open(DatabaseAddress.H2 address, Patience patience) {
    try {
      Path folder = address.folder();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new H2Backend(
          address, patience, DriverManager.getConnection(jdbcUrl(address), USER, ""));
    } catch (IOException | SQLException error) {
      throw DatabaseErrors.unopened(address.location(), error);
    }
  }

  @Override
  public ConnectionFactory connections() {
    return new GuardedConnectionFactory(
        new H2ConnectionFactory(
            H2ConnectionConfiguration.builder()
                .url(address.h2Name() + SETTINGS)
                .username(USER)
                .password("")
                .build()),
        new Guard(scheduler, patience.answer()),
        this::prepare);
  }

  private Publisher<Void> prepare(Connection connection) {
    return Mono.from(connection.setLockWaitTimeout(patience.lock()))
        .then(Mono.from(connection.setStatementTimeout(patience.statement())));
  }

  @Override
  public MigrationTarget migrationTarget() {
    return new MigrationTarget(jdbcUrl(address), USER, "", "");
  }

  @Override
  public SignalChannel signals(Database database) {
    return new InProcessSignals(database, address.h2Name());
  }

  @Override
  public void close() {
    try {
      anchor.close();
    } catch (SQLException error) {
      throw DatabaseErrors.unopened(address.location(), error);
    } finally {
      scheduler.dispose();
      threads.shutdown();
    }
  }

  private static String jdbcUrl(DatabaseAddress.H2 address) {
    return "jdbc:h2:" + address.h2Name() + SETTINGS;
  }

  private static final class Threads implements java.util.concurrent.ThreadFactory {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public Thread newThread(Runnable task) {
      Thread thread = new Thread(task, "urumi-h2-" + made.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
