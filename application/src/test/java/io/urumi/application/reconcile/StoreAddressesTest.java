package io.urumi.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.application.settings.Addressing;
import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.Observation;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Store;
import io.urumi.testkit.StoreFixtures;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoreAddressesTest {
  private final Store store = StoreFixtures.requested("alpha", Instant.EPOCH);

  private static Observation observed(RoleBindingFact roleBinding) {
    return new Observation.Observed(
        new NamespaceFact.Active(),
        roleBinding,
        new GuardrailsFact.Applied(),
        new CredentialsFact.Present(),
        new ReleaseFact.Deployed(1, "0.1.0", false),
        new WorkloadFact.Available(),
        new WorkloadFact.Available(),
        new StorefrontFact.NotProbed());
  }

  @Test
  void a_store_whose_address_is_not_known_yet_is_neither_probed_nor_deployed() {
    Observation seen = observed(new RoleBindingFact.Bound());

    assertThat(StoreAddresses.withoutAddress(store, seen))
        .isInstanceOf(Observation.Unobservable.class);
  }

  @Test
  void its_role_is_bound_and_its_deletion_continues() {
    Observation unbound = observed(new RoleBindingFact.Absent());
    Observation bound = observed(new RoleBindingFact.Bound());
    Store deleted = store.withSpec(store.spec().deleted());
    Store known =
        store.withStatus(
            store.status().withAddress(Addressing.localhost().address(store.subdomain())));

    assertThat(StoreAddresses.withoutAddress(store, unbound)).isEqualTo(unbound);
    assertThat(StoreAddresses.withoutAddress(deleted, bound)).isEqualTo(bound);
    assertThat(StoreAddresses.withoutAddress(known, bound)).isEqualTo(bound);
  }
}
