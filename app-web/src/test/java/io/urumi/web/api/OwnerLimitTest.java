package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;

/** The limit of stores per owner. */
@TestPropertySource(properties = "urumi.stores.per-owner=2")
class OwnerLimitTest extends ApiTest {
  @Test
  void aStoreOverTheLimitIsAConflictWithTheNumbersAndTheFix() {
    create(anySubdomain());
    create(anySubdomain());
    String before = stateOfRecords();

    problem(post(body("One more", anySubdomain())), HttpStatus.CONFLICT, "STORE_LIMIT_REACHED")
        .jsonPath("$.conflictsWith")
        .isEqualTo("owner/local")
        .jsonPath("$.errors[0].field")
        .isEqualTo("teamId")
        .jsonPath("$.errors[0].rule")
        .isEqualTo("limit-stores")
        .jsonPath("$.detail")
        .value(
            String.class,
            detail ->
                assertThat(detail)
                    .contains("2 stores", "Delete a store", "urumi.stores.per-owner"));

    assertThat(stateOfRecords()).isEqualTo(before);
    assertThat(newestAuditEntry().action()).isEqualTo("store.create");
  }
}
