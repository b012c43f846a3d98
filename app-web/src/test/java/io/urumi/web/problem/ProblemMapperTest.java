package io.urumi.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.port.model.ConcurrentChangesException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ProblemMapperTest {
  @Test
  void while_the_cluster_is_unavailable_clients_are_told_when_to_retry() {
    ProblemException problem =
        new ProblemMapper(_ -> false, 1)
            .map(
                new StoreFailureException(
                    new StoreFailure.ClusterUnreachable("https://192.0.2.1", "refused")));

    assertThat(problem.code()).isEqualTo(ErrorCode.CLUSTER_UNAVAILABLE);
    assertThat(problem.code().status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("5");
  }

  @Test
  void
      a_store_that_others_change_each_time_is_a_conflict_after_which_the_request_can_be_repeated() {
    ProblemException problem =
        new ProblemMapper(_ -> false, 1).map(new ConcurrentChangesException());

    assertThat(problem.code()).isEqualTo(ErrorCode.CONCURRENT_CHANGES);
    assertThat(problem.code().status()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("5");
  }
}
