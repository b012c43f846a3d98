package io.urumi.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.application.WrappedPort;
import io.urumi.application.settings.Addressing;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.testkit.Await;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.StoreFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class StoreAnnotationsTest {
  private static final StoreFailure FORBIDDEN =
      new StoreFailure.PermissionMissing("patch namespaces", "namespaces is forbidden");
  private static final StoreFailure AWAY =
      new StoreFailure.ClusterUnreachable("https://192.0.2.1", "refused");
  private static final TenantSpace.View OLD =
      TenantSpace.View.without(new NamespaceFact.Active(), new RoleBindingFact.Bound())
          .withAnnotated(false);

  private final Logger logger = Logger.getLogger(StoreAnnotations.class.getName());
  private final List<String> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry.getMessage() + List.of(entry.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private final SettableClock clock = SettableClock.at(Instant.EPOCH);
  private @Nullable StoreFailure failure;
  private final StoreAnnotations annotations =
      new StoreAnnotations(new ScriptedTenantSpace().port(), clock);

  /** Annotates, or fails as the test says. */
  private final class ScriptedTenantSpace {
    TenantSpace port() {
      return WrappedPort.of(
          TenantSpace.class,
          WrappedPort.nothing(TenantSpace.class),
          "annotate",
          _ ->
              Mono.defer(() ->
                  failure == null ? Mono.empty() : Mono.error(new StoreFailureException(failure))));
    }
  }

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
  }

  private static StoreBlueprint blueprint(String name) {
    return Addressing.localhost().blueprint(StoreFixtures.requested(name, "me", Instant.EPOCH));
  }

  private @Nullable String problem(String name) {
    TenantSpace.View view = Await.one(annotations.correct(blueprint(name), OLD));
    return ((NamespaceFact.Active) view.namespace()).problem();
  }

  @Test
  void
      annotations_that_cannot_be_corrected_are_shown_at_the_store_and_logged_once_for_each_cause() {
    failure = FORBIDDEN;
    for (String name : List.of("alpha", "beta", "alpha", "beta")) {
      assertThat(problem(name)).contains("annotations", FORBIDDEN.message());
    }
    assertThat(logged).singleElement().asString().contains("store-alpha", FORBIDDEN.message());

    failure = AWAY;
    assertThat(problem("alpha")).contains(AWAY.message());
    assertThat(problem("beta")).contains(AWAY.message());
    assertThat(logged).hasSize(2);

    failure = null;
    assertThat(problem("alpha")).isNull();
    assertThat(problem("beta")).isNull();
    assertThat(logged).hasSize(2);

    failure = new StoreFailure.Unexpected("one", "");
    assertThat(problem("alpha")).contains("one");
    failure = new StoreFailure.Unexpected("another", "");
    assertThat(problem("alpha")).contains("another");
    assertThat(logged).as("two unknown causes").hasSize(4);

    clock.advance(Duration.ofHours(1));
    failure = AWAY;
    assertThat(problem("beta")).isNotNull();
    assertThat(logged).as("an hour later").hasSize(5);
  }

  @Test
  void right_annotations_are_not_written() {
    failure = FORBIDDEN;
    TenantSpace.View right = OLD.withAnnotated(true);

    assertThat(Await.one(annotations.correct(blueprint("alpha"), right))).isSameAs(right);
  }
}
