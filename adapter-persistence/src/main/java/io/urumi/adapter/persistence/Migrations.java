package io.urumi.adapter.persistence;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date, by JDBC; several replicas may do so at the same moment. */
final class Migrations {
  private static final String FOLDER = "classpath:io/urumi/adapter/persistence/migration";

  private Migrations() {}

  static void run(MigrationTarget target) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(target.jdbcUrl(), target.username(), target.password())
        .locations(FOLDER)
        .failOnMissingLocations(true)
        .placeholders(Map.of("binary", target.binary()))
        .load()
        .migrate();
  }
}
