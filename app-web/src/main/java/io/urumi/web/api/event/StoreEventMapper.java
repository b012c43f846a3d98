package io.urumi.web.api.event;

import io.urumi.domain.access.Principal;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.web.api.store.FailureDto;
import org.jspecify.annotations.Nullable;

/** Converts events to their JSON form. */
public final class StoreEventMapper {
  private StoreEventMapper() {}

  public static StoreEventDto toDto(RecordedEvent recorded) {
    StoreEvent event = recorded.event();
    Extras extras = extras(event);
    Principal by = extras.actor();
    Owner owner = recorded.owner();
    return new StoreEventDto(
        Long.toString(recorded.id()),
        event.storeId().value(),
        event.subdomain().value(),
        event.getClass().getSimpleName(),
        event.at(),
        event.message(),
        owner == null ? null : owner.value(),
        by == null ? null : by.displayName(),
        by == null ? null : by.id(),
        by == null ? null : by.kind(),
        extras.step(),
        extras.phase(),
        FailureDto.ofNullable(extras.failure()),
        reason(event));
  }

  private static @Nullable String reason(StoreEvent event) {
    return event instanceof StoreEvent.PhaseChanged changed && changed.cause() != null
        ? changed.cause().reason().label()
        : null;
  }

  private static Extras extras(StoreEvent event) {
    return switch (event) {
      case StoreEvent.StoreRequested requested -> Extras.request(requested.actor());
      case StoreEvent.StoreAdopted adopted -> Extras.request(adopted.actor());
      case StoreEvent.RetryRequested requested -> Extras.request(requested.actor());
      case StoreEvent.DeletionRequested requested -> Extras.request(requested.actor());
      case StoreEvent.StoreGivenAway given -> Extras.request(given.actor());
      case StoreEvent.StoreReceived received -> Extras.request(received.actor());
      case StoreEvent.PhaseChanged changed ->
          new Extras(null, null, changed.to(), changed.failure());
      case StoreEvent.StepStarted started -> Extras.step(started.step(), null);
      case StoreEvent.StepSucceeded succeeded -> Extras.step(succeeded.step(), null);
      case StoreEvent.StepFailed failed -> Extras.step(failed.step(), failed.failure());
      case StoreEvent.ProblemFound found -> new Extras(null, null, null, found.failure());
      case StoreEvent.WaitingForSlot _,
          StoreEvent.ConditionChanged _,
          StoreEvent.ChartReplaced _,
          StoreEvent.DriftFound _ ->
          Extras.NONE;
    };
  }

  /** The members that only some types of events have. */
  private record Extras(
      @Nullable Principal actor,
      @Nullable Step step,
      @Nullable Phase phase,
      @Nullable StoreFailure failure) {
    static final Extras NONE = new Extras(null, null, null, null);

    static Extras request(Principal actor) {
      return new Extras(actor, null, null, null);
    }

    static Extras step(Step step, @Nullable StoreFailure failure) {
      return new Extras(null, step, null, failure);
    }
  }
}
