package io.urumi.adapter.persistence.backend;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Migrates the tables by JDBC; several replicas may do so at the same time. */
public final class Migrations {
  private Migrations() {}

  public static void run(MigrationTarget target) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(target.jdbcUrl(), target.username(), target.password())
        .locations(
            target.folders().stream().map(folder -> "classpath:" + folder).toArray(String[]::new))
        .failOnMissingLocations(true)
        .placeholders(Map.of("binary", target.binary()))
        .load()
        .migrate();
  }
}
