package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.port.Boundary;
import io.urumi.crash.testbed.Browser;
import io.urumi.crash.testbed.NoResponseException;
import io.urumi.crash.testbed.Replica;
import io.urumi.crash.testbed.SignInProvider;
import io.urumi.crash.testbed.Testbed;
import io.urumi.port.model.audit.AuditVerification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A replica is killed between the steps of a sign-in. Every session that a browser was given stays
 * valid at the next one, also that which the sign-in was to replace, unless it had done so; and the
 * sign-in can be repeated.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledDuringSignInIT {
  private static final String NAME = "admin";
  private static final String PASSWORD = "a-password-of-the-crash-tests";

  private final SignInProvider provider = new SignInProvider();

  /** Browsers that stay signed in. */
  private final List<Browser> signedIn = new ArrayList<>();

  private List<String> settings = List.of();
  private Testbed testbed;
  private Replica replica;

  enum Way {
    PASSWORD,
    CODE,
    PROVIDER
  }

  /**
   * Where a replica is killed.
   *
   * @param occurrence which call of the sign-in; 1 is the first
   * @param committed whether the transaction that begins the session has been committed
   */
  record Case(Way way, Boundary boundary, int occurrence, boolean committed) {
    static Case of(Way way, String boundary) {
      return new Case(way, Boundary.parse(boundary), 1, false);
    }

    /** After the transaction of the session, which is the sign-in's given one, to end. */
    static Case committed(Way way, int occurrence) {
      return new Case(way, Boundary.parse("after Transactions.within"), occurrence, true);
    }

    @Override
    public String toString() {
      return way + ", " + boundary + (occurrence > 1 ? ", time " + occurrence : "");
    }
  }

  static Stream<Case> cases() {
    // A replica has one code: those by code do not follow each other.
    return Stream.of(
        Case.of(Way.PASSWORD, "before SignInAttemptLog.lock"),
        Case.of(Way.CODE, "after Sessions.insert"),
        Case.of(Way.PASSWORD, "after SignInAttemptLog.save"),
        Case.committed(Way.CODE, 1),
        Case.of(Way.PASSWORD, "after Sessions.delete"),
        // The attempt is counted, is taken back within the transaction of the session, then that.
        Case.committed(Way.PASSWORD, 3),
        Case.of(Way.PROVIDER, "before Sessions.insert"),
        Case.committed(Way.PROVIDER, 1));
  }

  @BeforeAll
  void open(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws IOException, NoResponseException {
    testbed = Testbed.start(folder);
    settings =
        List.of(
            "--urumi.sign-in.mode=oidc",
            "--urumi.sign-in.local-administrator=true",
            "--urumi.sign-in.password-file=" + file(folder, "password", PASSWORD),
            "--urumi.sign-in.public-address=https://urumi.test",
            "--urumi.sign-in.oidc.issuer=" + provider.issuer(),
            "--urumi.sign-in.oidc.client-id=" + SignInProvider.CLIENT,
            "--urumi.sign-in.oidc.client-secret-file="
                + file(folder, "secret", "a-client-secret-of-the-test"),
            "--urumi.sign-in.oidc.roles.auditor=" + SignInProvider.GROUP);
    replica = launch();
    for (Way way : Way.values()) {
      Browser browser = new Browser();
      signIn(browser, way, replica);
      signedIn.add(browser);
    }
  }

  private static Path file(Path folder, String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Replica launch() {
    return testbed.launch(settings).awaitReady();
  }

  @AfterAll
  void close() {
    testbed.close();
    provider.close();
  }

  private void signIn(Browser browser, Way way, Replica at) throws NoResponseException {
    switch (way) {
      case PASSWORD -> browser.signIn(NAME, PASSWORD, at);
      case CODE -> browser.signInWithCode(at);
      case PROVIDER -> browser.completeAtProvider(provider, browser.beginAtProvider(at), at);
    }
    assertThat(browser.session()).isPresent();
  }

  @ParameterizedTest(name = "killed {0}")
  @MethodSource("cases")
  void no_session_that_a_browser_was_given_is_lost(Case at) throws NoResponseException {
    if (!replica.alive()) {
      // The case before this one failed.
      replica = launch();
    }
    Browser browser = signedIn.get(at.way().ordinal());
    String given = browser.session().orElseThrow();
    long before = sessions();
    replica.arm(at.boundary(), at.occurrence(), Duration.ZERO);

    assertThat(killed(browser, at.way())).as("no response").isTrue();
    assertThat(replica.awaitEnd()).as("output:%n%s", replica.output()).isEqualTo(Replica.KILLED);

    assertThat(browser.session()).contains(given);
    // One took the place of the other, or nothing has happened.
    assertThat(sessions()).isEqualTo(before);
    replica = launch();
    for (Browser each : signedIn) {
      boolean replaced = each.equals(browser) && at.committed();
      assertThat(each.isSignedIn(replica)).isEqualTo(!replaced);
    }
    signIn(browser, at.way(), replica);
    assertThat(browser.session()).isPresent().get().isNotEqualTo(given);
    assertThat(browser.isSignedIn(replica)).isTrue();
    // The one that no browser was given is not replaced: it expires.
    assertThat(sessions()).isEqualTo(at.committed() ? before + 1 : before);
    assertThat(verified()).matches(AuditVerification::intact);
  }

  private boolean killed(Browser browser, Way way) {
    try {
      signIn(browser, way, replica);
      return false;
    } catch (NoResponseException noResponse) {
      return true;
    }
  }

  @Test
  void a_browser_that_comes_back_from_the_provider_to_another_replica_is_signed_in()
      throws NoResponseException {
    Browser browser = new Browser();
    URI sentTo = browser.beginAtProvider(replica);
    replica.kill();
    replica = launch();

    browser.completeAtProvider(provider, sentTo, replica);

    assertThat(browser.isSignedIn(replica)).isTrue();
    for (Browser each : signedIn) {
      assertThat(each.isSignedIn(replica)).isTrue();
    }
  }

  private long sessions() {
    return testbed.count("select count(*) from account_session");
  }

  private @Nullable AuditVerification verified() {
    return testbed.records().audit().verify().block(Testbed.TIMEOUT);
  }
}
