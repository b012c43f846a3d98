package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.acceptance.CallRecords.Call;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check of recorded calls detects each violation. */
class CallRecordsTest {
  private static Call call(String replica, String token, int start, int end) {
    return new Call(
        "store-alpha",
        replica,
        token,
        "deploy",
        Instant.ofEpochSecond(start),
        Instant.ofEpochSecond(end),
        "done");
  }

  @Test
  void consecutive_replicas_with_their_own_tokens_do_not_conflict() {
    assertThat(
            CallRecords.conflicts(
                List.of(call("a", "1", 0, 2), call("a", "1", 2, 3), call("b", "3", 3, 5))))
        .isEmpty();
  }

  @Test
  void one_token_at_two_replicas_is_a_conflict() {
    assertThat(CallRecords.conflicts(List.of(call("a", "1", 0, 2), call("b", "1", 3, 4))))
        .singleElement()
        .asString()
        .contains("token 1", "a and b");
  }

  @Test
  void two_replicas_at_the_same_time_are_a_conflict_also_after_a_short_call() {
    assertThat(
            CallRecords.conflicts(
                List.of(call("a", "1", 0, 9), call("a", "1", 1, 2), call("b", "2", 3, 4))))
        .singleElement()
        .asString()
        .contains("two replicas at once");
  }

  @Test
  void a_call_whose_end_was_not_recorded_may_still_be_running() {
    Call cutOff = new Call("store-alpha", "a", "1", "deploy", Instant.ofEpochSecond(1), null, "");
    assertThat(CallRecords.conflicts(List.of(cutOff, call("b", "2", 3, 4)))).hasSize(1);
  }
}
