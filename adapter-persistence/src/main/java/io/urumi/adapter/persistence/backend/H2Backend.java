package io.urumi.adapter.persistence.backend;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.Result;
import io.urumi.adapter.persistence.connection.CallTimeout;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import io.urumi.adapter.persistence.connection.DatabaseTimeouts;
import io.urumi.adapter.persistence.connection.PausablePool;
import io.urumi.adapter.persistence.connection.TimedConnectionFactory;
import io.urumi.adapter.persistence.signal.InProcessSignals;
import io.urumi.adapter.persistence.signal.SignalChannel;
import io.urumi.adapter.persistence.sql.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * H2 in this process. Its driver blocks the subscribing thread and therefore gets its own threads,
 * at most one per connection at work.
 */
public final class H2Backend implements Backend {
  private static final String USER = "sa";

  /**
   * PostgreSQL's mode is the only one in which H2 supports {@code on conflict do nothing}.
   *
   * <p>Every commit is written to the operating system before it returns (H2's default is up to
   * half a second later), so that a killed process loses none. The database is closed by {@link
   * #close()}, not by H2's shutdown hook, which would race with ours.
   */
  private static final String SETTINGS =
      ";MODE=PostgreSQL;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
          // Closing rewrites the file without gaps.
          + ";DEFRAG_ALWAYS=TRUE"
          // Each connection keeps that many parsed statements, more than the program has. H2's
          // default is 8, with which nearly every statement is parsed again.
          + ";QUERY_CACHE_SIZE=128";

  private final DatabaseAddress.H2 address;
  private final DatabaseTimeouts timeouts;
  private final CompactionSettings compaction;
  private final Scheduler scheduler;

  /** H2 closes a database when its last connection is closed; this one keeps it open. */
  private volatile java.sql.Connection anchor;

  private H2Backend(
      DatabaseAddress.H2 address,
      DatabaseTimeouts timeouts,
      CompactionSettings compaction,
      java.sql.Connection anchor) {
    this.address = address;
    this.timeouts = timeouts;
    this.compaction = compaction;
    this.anchor = anchor;
    // Not as an ExecutorService: a cancelled subscription would interrupt the thread, and an
    // interrupted thread closes H2's file for all connections.
    scheduler = Schedulers.fromExecutor(Executors.newCachedThreadPool(new Threads())::execute);
  }

  /** Opens the database and keeps it open until {@link #close()}. */
  public static H2Backend open(
      DatabaseAddress.H2 address, DatabaseTimeouts timeouts, CompactionSettings compaction) {
    try {
      Path folder = address.folder();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new H2Backend(address, timeouts, compaction, connect(address));
    } catch (IOException | SQLException error) {
      throw new R2dbcNonTransientResourceException("H2 cannot be opened", error);
    }
  }

  @Override
  public ConnectionFactory connections() {
    return new TimedConnectionFactory(
        new H2ConnectionFactory(
            H2ConnectionConfiguration.builder()
                .url(address.h2Name() + SETTINGS)
                .username(USER)
                .password("")
                .build()),
        new CallTimeout(scheduler, timeouts.response()),
        this::prepare);
  }

  /** By statements of H2: the driver's methods for the two timeouts do nothing. */
  private Publisher<Void> prepare(Connection connection) {
    return Flux.just(
            "set lock_timeout " + timeouts.lockWait().toMillis(),
            "set query_timeout " + timeouts.statement().toMillis())
        .concatMap(setting -> connection.createStatement(setting).execute())
        .concatMap(Result::getRowsUpdated)
        .then();
  }

  @Override
  public void check() {
    // Opening the database has already checked it.
  }

  @Override
  public MigrationTarget migrationTarget() {
    return new MigrationTarget(jdbcUrl(address), USER, "", "", List.of(MigrationTarget.COMMON));
  }

  @Override
  public SignalChannel signals(Database database) {
    return new InProcessSignals(database, address.h2Name());
  }

  @Override
  public Disposable startMaintenance(List<PausablePool> pools) {
    return address.folder() == null
        ? Disposables.disposed()
        : FileCompaction.start(Path.of(address.location()), compaction, pools, this::reopen);
  }

  private void reopen() throws SQLException {
    try {
      anchor.close();
    } finally {
      anchor = connect(address);
    }
  }

  private static java.sql.Connection connect(DatabaseAddress.H2 address) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(address), USER, "");
  }

  /**
   * Closes the database. Its threads are daemons and end when they are idle: an operation that runs
   * at this moment gets the answer of the closed database, not a {@link
   * java.util.concurrent.RejectedExecutionException} out of one of these threads.
   */
  @Override
  public void close() {
    try {
      anchor.close();
    } catch (SQLException error) {
      throw new R2dbcNonTransientResourceException("H2 cannot be closed", error);
    }
  }

  private static String jdbcUrl(DatabaseAddress.H2 address) {
    return "jdbc:h2:" + address.h2Name() + SETTINGS;
  }

  private static final class Threads implements java.util.concurrent.ThreadFactory {
    private final AtomicInteger created = new AtomicInteger();

    @Override
    public Thread newThread(Runnable task) {
      Thread thread = new Thread(task, "urumi-h2-" + created.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
