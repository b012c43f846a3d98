package io.urumi.web.api.event;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.StoreFailure;
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
    return new StoreEventDto(
        Long.toString(recorded.id()),
        event.storeId().value(),
        event.subdomain().value(),
        extras.type(),
        event.at(),
        event.message(),
        extras.actor(),
        extras.step(),
        extras.phase(),
        FailureDto.ofNullable(extras.failure()));
  }

  private static Extras extras(StoreEvent event) {
    return switch (event) {
      case StoreEvent.StoreRequested requested ->
          Extras.request("StoreRequested", requested.actor());
      case StoreEvent.StoreAdopted requested -> Extras.request("StoreAdopted", requested.actor());
      case StoreEvent.RetryRequested requested ->
          Extras.request("RetryRequested", requested.actor());
      case StoreEvent.DeletionRequested requested ->
          Extras.request("DeletionRequested", requested.actor());
      case StoreEvent.WaitingForSlot waiting -> Extras.plain("WaitingForSlot");
      case StoreEvent.PhaseChanged changed ->
          new Extras("PhaseChanged", null, null, changed.to(), changed.failure());
      case StoreEvent.StepStarted started -> Extras.step("StepStarted", started.step(), null);
      case StoreEvent.StepSucceeded done -> Extras.step("StepSucceeded", done.step(), null);
      case StoreEvent.StepFailed failed ->
          Extras.step("StepFailed", failed.step(), failed.failure());
      case StoreEvent.ProblemFound found ->
          new Extras("ProblemFound", null, null, null, found.failure());
      case StoreEvent.ConditionChanged changed -> Extras.plain("ConditionChanged");
      case StoreEvent.DriftFound drift -> Extras.plain("DriftFound");
    };
  }

  /** The members that only some types of events have. */
  private record Extras(
      String type,
      @Nullable String actor,
      @Nullable Step step,
      @Nullable Phase phase,
      @Nullable StoreFailure failure) {

    static Extras plain(String type) {
      return new Extras(type, null, null, null, null);
    }

    static Extras request(String type, String actor) {
      return new Extras(type, actor, null, null, null);
    }

    static Extras step(String type, Step step, @Nullable StoreFailure failure) {
      return new Extras(type, null, step, null, failure);
    }
  }
}
