package io.urumi.adapter.persistence.audit;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.urumi.adapter.persistence.LongAuditLog;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.adapter.persistence.TestDatabase;
import io.urumi.adapter.persistence.backend.CompactionSettings;
import io.urumi.adapter.persistence.backend.H2Backend;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import io.urumi.adapter.persistence.connection.DatabaseTimeouts;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** What exports of the audit log at the same time read from the database. */
@TestInstance(Lifecycle.PER_CLASS)
class AuditExportTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int ENTRIES = 5_000;

  /** The head, the pages, and the page that shows that there is no further one. */
  private static final int STATEMENTS = 1 + ENTRIES / SharedPages.SIZE + 1;

  private final TestDatabase database =
      TestDatabase.h2(PersistenceSettings.inMemory("audit-export"));
  private final H2Backend backend =
      H2Backend.open(
          DatabaseAddress.H2.inMemory("audit-export"),
          DatabaseTimeouts.defaults(),
          CompactionSettings.defaults());
  private final CountingConnections connections = new CountingConnections(backend.connections());
  private final R2dbcAuditLog log = new R2dbcAuditLog(new Database(connections, error -> error));

  @BeforeEach
  void fill() throws SQLException {
    database.reset();
    LongAuditLog.fill(database, ENTRIES);
    connections.reset();
  }

  @AfterAll
  void close() {
    connections.pool.dispose();
    backend.close();
    database.close();
  }

  @Test
  void exports_at_the_same_time_read_the_log_once() {
    List<List<Long>> read = together(Flux.range(0, 5).map(_ -> AuditFilter.all()));

    assertThat(read).hasSize(5).allSatisfy(AuditExportTest::assertComplete);
    // Each reads the head; the pages are read once.
    assertThat(connections.statements.get()).isEqualTo(STATEMENTS + 4);
  }

  @Test
  void an_export_that_begins_a_little_later_has_the_entries_of_its_own_time() {
    SlowClient first = new SlowClient();
    log.entries(EVERYTHING, AuditFilter.all()).subscribe(first);
    first.read(ENTRIES - 100);

    append();
    List<Long> second = sequences(AuditFilter.all());
    first.readToTheEnd();

    assertThat(first.read).hasSize(ENTRIES);
    assertThat(second).hasSize(ENTRIES + 1).last().isEqualTo(ENTRIES + 1L);
    // The append, the second head, and the page after the last full one, which has become longer.
    assertThat(connections.statements.get()).isLessThanOrEqualTo(STATEMENTS + 3);
  }

  @Test
  void entries_that_a_later_export_has_read_are_not_part_of_the_earlier_one() {
    SlowClient first = new SlowClient();
    log.entries(EVERYTHING, AuditFilter.all()).subscribe(first);
    first.read(1);

    append();
    assertThat(sequences(AuditFilter.all())).hasSize(ENTRIES + 1);
    first.readToTheEnd();

    assertComplete(first.read);
  }

  @Test
  void exports_one_after_the_other_read_what_is_stored() {
    assertComplete(sequences(AuditFilter.all()));

    database.execute("delete from audit_entry where sequence_number > 4000");

    assertThat(sequences(AuditFilter.all())).hasSize(4_000);
  }

  @Test
  void a_client_that_reads_nothing_delays_no_other_and_holds_no_connection() {
    SlowClient slow = new SlowClient();
    log.entries(EVERYTHING, AuditFilter.all()).subscribe(slow);
    slow.read(1);

    assertComplete(sequences(AuditFilter.all()));

    await().atMost(TIMEOUT).until(() -> connections.inUse() == 0);
    slow.readToTheEnd();
    assertComplete(slow.read);
  }

  @Test
  void an_export_whose_client_leaves_ends_and_the_others_continue() {
    SlowClient leaving = new SlowClient();
    log.entries(EVERYTHING, AuditFilter.all()).subscribe(leaving);
    SlowClient staying = new SlowClient();
    log.entries(EVERYTHING, AuditFilter.all()).subscribe(staying);
    leaving.read(1);
    staying.read(1);

    leaving.cancel();
    staying.read(2_000);
    staying.cancel();
    int read = connections.statements.get();
    Mono.delay(Duration.ofMillis(200)).block(TIMEOUT);

    assertThat(connections.statements.get()).isEqualTo(read).isLessThan(STATEMENTS);
  }

  @Test
  void exports_leave_connections_for_requests() {
    Instant end = Instant.parse("2999-01-01T00:00:00Z");

    List<List<Long>> read =
        together(Flux.range(0, 12).map(i -> new AuditFilter(null, end.plusSeconds(i), null)));

    assertThat(read).hasSize(12).allSatisfy(AuditExportTest::assertComplete);
    assertThat(connections.most.get()).isLessThanOrEqualTo(2);
  }

  private List<List<Long>> together(Flux<AuditFilter> filters) {
    return Objects.requireNonNull(
        filters
            .flatMap(
                filter -> log.entries(EVERYTHING, filter).map(AuditEntry::sequence).collectList(),
                100)
            .collectList()
            .block(TIMEOUT));
  }

  private List<Long> sequences(AuditFilter filter) {
    return together(Flux.just(filter)).getFirst();
  }

  private static void assertComplete(List<Long> sequences) {
    assertThat(sequences).hasSize(ENTRIES).isSorted().doesNotHaveDuplicates();
  }

  private void append() {
    log.append(
            new AuditDraft(
                Instant.parse("2026-11-24T13:00:00Z"),
                TestPrincipals.local("127.0.0.1", "later"),
                AuditAction.STORE_CREATE,
                "store/later",
                null,
                StoreFixtures.OWNER,
                AuditEntry.Outcome.ACCEPTED,
                "Later."))
        .block(TIMEOUT);
  }

  /** A client that requests entries only when it is told to. */
  private static final class SlowClient extends BaseSubscriber<AuditEntry> {
    private final List<Long> read = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      // Requests nothing yet.
    }

    @Override
    protected void hookOnNext(AuditEntry entry) {
      read.add(entry.sequence());
    }

    @Override
    protected void hookFinally(SignalType how) {
      ended = true;
    }

    /** Reads more entries. */
    void read(int count) {
      int before = read.size();
      request(count);
      await().atMost(TIMEOUT).until(() -> read.size() == before + count);
    }

    void readToTheEnd() {
      requestUnbounded();
      await().atMost(TIMEOUT).until(() -> ended);
    }
  }

  /** A pool of ten connections. Every statement outside a transaction takes one. */
  private static final class CountingConnections implements ConnectionFactory {
    private final ConnectionPool pool;
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    CountingConnections(ConnectionFactory connections) {
      pool =
          new ConnectionPool(
              ConnectionPoolConfiguration.builder(connections).initialSize(0).maxSize(10).build());
    }

    void reset() {
      statements.set(0);
      most.set(0);
    }

    int inUse() {
      return pool.getMetrics().orElseThrow().acquiredSize();
    }

    @Override
    public Publisher<? extends Connection> create() {
      return pool.create()
          .doOnNext(_ -> {
            statements.incrementAndGet();
            most.accumulateAndGet(inUse(), Math::max);
          });
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
      return pool.getMetadata();
    }
  }
}
