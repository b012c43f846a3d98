package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database account of {@code docs/security.md}, which can append audit entries only. */
class InsertOnlyRoleIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final String PASSWORD = "not-to-be-shown";

  private static PersistenceSettings owner;
  private static String role;

  @BeforeAll
  static void createRole() throws Exception {
    String name = TestPostgres.newDatabaseName();
    owner = TestPostgres.settings(TestPostgres.port(), name);
    // Migrates the tables.
    Persistence.open(owner).close();
    role = name + "_app";
    try (Connection connection = asOwner();
        Statement statement = connection.createStatement()) {
      statement.execute(documentedSql().replace("urumi_app", role).replace("'…'", quoted()));
    }
  }

  private static String quoted() {
    return "'" + PASSWORD + "'";
  }

  private static String documentedSql() throws IOException {
    Matcher block =
        Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..", "docs", "security.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static Connection asOwner() throws SQLException {
    var target = TestPostgres.jdbc(owner);
    return DriverManager.getConnection(target.jdbcUrl(), target.username(), target.password());
  }

  private static Persistence openAsRole() {
    String database = role.substring(0, role.length() - "_app".length());
    return Persistence.open(
        PersistenceSettings.of(
            "r2dbc:postgresql://localhost:" + TestPostgres.port() + "/" + database,
            role,
            PASSWORD));
  }

  @Test
  void thePlatformWorks() {
    try (Persistence persistence = openAsRole()) {
      PersistencePorts ports = persistence.ports();
      Store store = StoreFixtures.requested("alpha", NOW);
      ports
          .transactions()
          .within(
              ports
                  .stores()
                  .insert(store)
                  .then(
                      ports
                          .events()
                          .append(
                              StoreFixtures.OWNER,
                              List.of(
                                  new StoreEvent.StoreRequested(
                                      store.id(),
                                      store.subdomain(),
                                      NOW,
                                      TestPrincipals.user("anna")))))
                  .then(ports.audit().append(draft())))
          .block(TIMEOUT);

      AuditVerification verified = Objects.requireNonNull(ports.audit().verify().block(TIMEOUT));
      assertThat(verified.intact()).isTrue();
      assertThat(verified.entries()).isPositive();
    }
  }

  private static AuditDraft draft() {
    return new AuditDraft(
        NOW,
        TestPrincipals.local("127.0.0.1", "1"),
        AuditAction.STORE_CREATE,
        "store/1",
        "alpha",
        StoreFixtures.OWNER,
        AuditEntry.Outcome.ACCEPTED,
        "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set detail = 'x'",
        "delete from audit_entry",
        "truncate audit_entry",
        "drop table audit_entry",
        "alter table audit_entry disable trigger all",
        "delete from audit_head",
        "insert into audit_head (id, entries, hash) values (2, 0, '')",
        "create table more (id int)",
        "update flyway_schema_history set success = false"
      })
  void theAccountCannotChangeTheAuditLog(String sql) throws SQLException {
    var target = TestPostgres.jdbc(owner);
    try (Connection connection = DriverManager.getConnection(target.jdbcUrl(), role, PASSWORD);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }
}
