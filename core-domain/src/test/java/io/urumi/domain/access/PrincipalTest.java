package io.urumi.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.Principal.Kind;
import io.urumi.domain.validation.InvalidValueException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrincipalTest {
  private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

  @Test
  void a_user_who_is_called_system_is_not_the_platform() {
    Principal user = Principal.user(UUID.fromString(ID), "system");

    assertThat(user.displayName()).isEqualTo(Principal.SYSTEM.displayName());
    assertThat(user).isNotEqualTo(Principal.SYSTEM);
    assertThat(user.id()).isNotEqualTo(Principal.SYSTEM.id());
  }

  @ParameterizedTest
  @CsvSource({
    "USER, system",
    "TOKEN, local",
    "USER, 01890A5D-AC96-774B-BCCE-B302099A8057",
    "SYSTEM, local",
    "SYSTEM, 01890a5d-ac96-774b-bcce-b302099a8057",
    "LOCAL, system"
  })
  void an_id_that_does_not_fit_the_kind_is_refused(Kind kind, String id) {
    assertThatThrownBy(() -> new Principal(id, kind, "anna"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("The id of a principal of kind " + kind);
  }

  @ParameterizedTest
  @EnumSource(names = {"USER", "TOKEN"})
  void an_account_has_a_uuid(Kind kind) {
    assertThat(new Principal(ID, kind, "anna").id()).isEqualTo(ID);
  }

  @Test
  void a_principal_has_a_visible_name() {
    assertThatThrownBy(() -> new Principal(ID, Kind.USER, " "))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("display name");
  }
}
