package io.urumi.adapter.persistence.event;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Owner;

/** An event with the owner of its store at that time. */
record OwnedEvent(Owner owner, StoreEvent event) {}
