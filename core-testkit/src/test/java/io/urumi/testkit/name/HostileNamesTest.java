package io.urumi.testkit.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.store.StoreName;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of a store's name against the whole list. */
class HostileNamesTest {

  static List<HostileNames.Accepted> accepted() {
    return HostileNames.read().accepted();
  }

  static List<HostileNames.Trimmed> trimmed() {
    return HostileNames.read().trimmed();
  }

  static List<HostileNames.Refused> refused() {
    return HostileNames.read().refused();
  }

  @ParameterizedTest
  @MethodSource
  void accepted(HostileNames.Accepted listed) {
    assertThat(StoreName.ofInput(listed.name()).value()).isEqualTo(listed.name());
    assertThat(new StoreName(listed.name()).value()).as("read back").isEqualTo(listed.name());
  }

  @ParameterizedTest
  @MethodSource
  void trimmed(HostileNames.Trimmed listed) {
    assertThat(StoreName.ofInput(listed.given()).value()).isEqualTo(listed.name());
  }

  @ParameterizedTest
  @MethodSource
  void refused(HostileNames.Refused listed) {
    Violation violation =
        assertThatExceptionOfType(InvalidValueException.class)
            .isThrownBy(() -> StoreName.ofInput(listed.given()))
            .actual()
            .violations()
            .getFirst();
    assertThat(violation.field()).isEqualTo("name");
    assertThat(violation.rule()).isEqualTo(listed.rule());
    assertThat(violation.message()).matches(".*(Give|remove|use at most).*");
  }
}
