package io.urumi.adapter.simulated;

import static java.util.Objects.requireNonNull;

import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.contract.cluster.TenantSpaceContract;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SimulatedTenantSpaceTest {
  @Nested
  class InMemory extends Suite {
    InMemory() {
      super(null);
    }
  }

  @Nested
  class InFiles extends Suite {
    InFiles(@TempDir Path folder) {
      super(folder);
    }
  }

  abstract static class Suite extends TenantSpaceContract {
    private final SimulatedCluster cluster;
    private final SimulatedCluster unreachable =
        SimulatedCluster.open(SimulationSettings.defaults().withName("unreachable"));

    Suite(@Nullable Path folder) {
      cluster =
          SimulatedCluster.open(
              SimulationSettings.defaults()
                  .withStateFolder(folder)
                  .withDelays(Delays.realistic().times(0.05)));
    }

    @BeforeEach
    void makeUnreachable() {
      unreachable.faults().inject(Fault.API_UNREACHABLE);
    }

    @AfterEach
    void close() {
      cluster.close();
      unreachable.close();
    }

    @Override
    protected TenantSpace tenantSpace() {
      return cluster.tenantSpace();
    }

    @Override
    protected TenantSpace unreachableTenantSpace() {
      return unreachable.tenantSpace();
    }

    @Override
    protected StoreBlueprint newStore() {
      return StoreFixtures.blueprint("alpha");
    }

    @Override
    protected void createForeignNamespace(Namespace namespace) {
      cluster.tampering().createNamespace(namespace, "team blue");
    }

    @Override
    protected boolean isActive(Namespace namespace) {
      return cluster.tampering().isActive(namespace);
    }

    @Override
    protected void deployWorkloads(StoreBlueprint blueprint) {
      requireNonNull(cluster.releases().deploy(blueprint).block());
    }

    @Override
    protected void deployWorkloadsWithMissingImage(StoreBlueprint blueprint) {
      cluster.faults().inject(Fault.IMAGE_MISSING, blueprint.subdomain());
      deployWorkloads(blueprint);
    }

    @Override
    protected void deleteGuardrail(Namespace namespace, String object) {
      cluster.tampering().deleteGuardrail(namespace, object);
    }

    @Override
    protected void addPolicy(Namespace namespace, String name) {
      cluster.tampering().addObject(namespace, "NetworkPolicy/" + name);
    }

    @Override
    protected void deleteRoleBinding(Namespace namespace) {
      cluster.tampering().deleteRoleBinding(namespace);
    }

    @Override
    protected void changeSubjectOfRoleBinding(Namespace namespace) {
      cluster.tampering().changeRoleBinding(namespace, "it has other subjects");
    }

    @Override
    protected void deleteCredentials(Namespace namespace) {
      cluster.tampering().deleteCredentials(namespace);
    }

    @Override
    protected Duration timeout() {
      return Duration.ofSeconds(20);
    }
  }
}
