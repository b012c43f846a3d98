package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Option;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One address means the same to R2DBC and to the migrations by JDBC. */
class PostgresAddressTest {
  private static final String JVM_TRUST = "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";

  @ParameterizedTest
  @CsvSource({
    "r2dbc:postgresql://db/urumi, sslmode=disable, false",
    "r2dbc:postgresql://db/urumi?ssl=false, sslmode=disable, false",
    "r2dbc:postgresql://db/urumi?sslMode=require, sslmode=require, false",
    "r2dbc:postgresql://db/urumi?sslMode=VERIFY_CA, sslmode=verify-ca, true",
    "r2dbc:postgresql://db/urumi?sslMode=verify-full, sslmode=verify-full, true",
    "r2dbc:postgresql://db/urumi?sslmode=verify-full, sslmode=verify-full, true",
    "r2dbc:postgresql://db/urumi?ssl=true, sslmode=verify-full, true",
    "r2dbcs:postgresql://db/urumi, sslmode=verify-full, true",
    "r2dbcs:postgresql://db/urumi?sslRootCert=/ca.pem, sslrootcert=%2Fca.pem, false",
  })
  void theMigrationsUseTheSameTls(String url, String parameter, boolean jvmTrust) {
    String jdbc = jdbc(url);

    assertThat(jdbc).startsWith("jdbc:postgresql://db:5432/urumi?").contains("&" + parameter);
    assertThat(jdbc.contains(JVM_TRUST)).isEqualTo(jvmTrust);
  }

  @Test
  void theMigrationsSignInWithTheSameCertificateAndUseTheSameSchema() {
    assertThat(
            jdbc(
                "r2dbcs:postgresql://db/urumi?schema=shops&sslRootCert=/ca.pem&sslCert=/client.pem"
                    + "&sslKey=/client.key&sslPassword=key-secret"))
        .contains(
            "&sslcert=%2Fclient.pem",
            "&sslkey=%2Fclient.key", "&sslpassword=key-secret", "&currentSchema=shops");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r2dbc:postgresql://db/urumi?sslMode=tunnel",
        "r2dbc:postgresql://db/urumi?sslMode=on",
        "r2dbcs:postgresql://db/urumi?sslCert=/client.pem",
        "r2dbc:postgresql://db/urumi?sslMode=verify-ca&sslCert=/client.pem",
      })
  void whatOnlyOneDriverSupportsIsRefused(String url) {
    assertThatThrownBy(() -> PersistenceSettings.of(url, "me", "secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ssl");
  }

  @Test
  void severalHostsMeanThePrimaryAmongThem() {
    for (String scheme : new String[] {"r2dbc:postgresql://", "r2dbc:postgresql:failover://"}) {
      PersistenceSettings settings =
          PersistenceSettings.of(scheme + "db1:5433,db2/urumi", "me", "secret");

      assertThat(TestPostgres.jdbc(settings).jdbcUrl())
          .startsWith("jdbc:postgresql://db1:5433,db2:5432/urumi?")
          .contains("&targetServerType=primary");
      assertThat(settings.address().location()).isEqualTo("db1:5433,db2:5432/urumi");
      assertThat(settings.address())
          .isInstanceOfSatisfying(
              DatabaseAddress.Postgres.class,
              postgres ->
                  assertThat(postgres.options().getValue(Option.valueOf("targetServerType")))
                      .isEqualTo("primary"));
    }
  }

  private static String jdbc(String url) {
    return TestPostgres.jdbc(PersistenceSettings.of(url, "me", "secret")).jdbcUrl();
  }
}
