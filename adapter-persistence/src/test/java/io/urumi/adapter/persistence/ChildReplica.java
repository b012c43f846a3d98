package io.urumi.adapter.persistence;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Another process that has the embedded database open: it saves a store, reports it, and waits. */
final class ChildReplica implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String SAVED = "saved";

  private final Process process;

  private ChildReplica(Process process) {
    this.process = process;
  }

  /** Returns when the child has committed the store. */
  static ChildReplica start(Path folder, String subdomain) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChildReplica.class.getName(),
                folder.toString(),
                subdomain)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line;
    while ((line = output.readLine()) != null) {
      if (line.equals(SAVED)) {
        return new ChildReplica(process);
      }
    }
    throw new IOException("the child ended without saving anything");
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  public static void main(String... arguments) throws InterruptedException {
    Persistence persistence = Persistence.open(PersistenceSettings.embedded(Path.of(arguments[0])));
    save(persistence, StoreFixtures.requested(arguments[1], NOW));
    System.out.println(SAVED);
    new CountDownLatch(1).await();
  }

  /** A store with an event and an audit entry, in one transaction. */
  static void save(Persistence persistence, Store store) {
    StoreEvent event =
        new StoreEvent.StoreRequested(
            store.id(), store.subdomain(), NOW, TestPrincipals.user("me"));
    AuditDraft audit =
        new AuditDraft(
            NOW,
            TestPrincipals.actor("me", "here", "1"),
            AuditAction.STORE_CREATE,
            "store/" + store.id(),
            store.subdomain().value(),
            StoreFixtures.OWNER,
            AuditEntry.Outcome.ACCEPTED,
            "");
    persistence
        .ports()
        .transactions()
        .within(
            persistence
                .ports()
                .stores()
                .insert(store)
                .then(persistence.ports().events().append(StoreFixtures.OWNER, List.of(event)))
                .then(persistence.ports().audit().append(audit)))
        .block();
  }
}
