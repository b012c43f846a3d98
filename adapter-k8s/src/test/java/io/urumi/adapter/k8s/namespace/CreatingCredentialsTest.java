package io.urumi.adapter.k8s.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.k8s.diagnosis.ApiDiagnosticSource;
import io.urumi.adapter.k8s.diagnosis.FailingPodRestarter;
import io.urumi.adapter.k8s.diagnosis.WorkloadObserver;
import io.urumi.adapter.k8s.foreign.ForeignObjectDetection;
import io.urumi.adapter.k8s.foreign.ForeignObjectSettings;
import io.urumi.adapter.k8s.guardrails.Guardrails;
import io.urumi.adapter.k8s.watch.ChangeFeed;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiFailureClassifier;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.cluster.FakeApiServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Another replica, or a call whose answer was lost, creates the Secret at the same moment. */
final class CreatingCredentialsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");
  private final FakeApiServer server = new FakeApiServer();
  private final Scheduler threads = Schedulers.newBoundedElastic(2, 10, "credentials-test");
  @TempDir Path folder;
  private ApiClient client;
  private TenantSpace tenantSpace;

  @BeforeEach
  void connect() {
    client = KubernetesConnection.open(server.kubeconfig(folder)).client(TIMEOUT);
    ChangeFeed feed = new ChangeFeed(threads);
    // Not started: only the requests of this test.
    Informers informers = new Informers(client, client, feed);
    ApiDiagnosticSource source = new ApiDiagnosticSource(client);
    StoreAccess access = new StoreAccess(client, informers, null, TIMEOUT);
    Guardrails guardrails =
        new Guardrails(
            client,
            informers,
            new ForeignObjectDetection(
                informers,
                new ForeignObjectSettings(true, TIMEOUT),
                access::isIndependent,
                Clock.systemUTC()));
    tenantSpace =
        new KubernetesTenantSpace(
            client,
            new BlockingCalls(threads, TIMEOUT, new ApiFailureClassifier(client.getBasePath())),
            new NamespaceObserver(
                client, guardrails, new WorkloadObserver(informers, source), access),
            access,
            guardrails,
            new FailingPodRestarter(client, informers, source),
            feed);
    String labels = new Gson().toJson(StoreLabels.ofNamespace(store));
    server
        .then(
            FakeApiServer.json(
                200,
                """
                {"kind":"Namespace","apiVersion":"v1","status":{"phase":"Active"},
                 "metadata":{"name":"store-alpha","uid":"one","labels":%s}}\
                """
                    .formatted(labels)))
        .then(FakeApiServer.json(404, status("NotFound", 404)));
  }

  @AfterEach
  void close() {
    threads.dispose();
    ApiClients.close(client);
    server.close();
  }

  @Test
  void credentials_that_were_created_meanwhile_are_kept() {
    server.then(FakeApiServer.json(409, status("AlreadyExists", 409)));

    tenantSpace.createCredentials(store).block(TIMEOUT);

    assertThat(server.requests()).last().asString().startsWith("POST");
  }

  @Test
  void any_other_conflict_is_an_error() {
    server.then(FakeApiServer.json(409, status("Conflict", 409)));

    assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() -> tenantSpace.createCredentials(store).block(TIMEOUT));
  }

  private static String status(String reason, int code) {
    return """
    {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"%s","code":%d}\
    """
        .formatted(reason, code);
  }
}
