package io.urumi.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.validation.InvalidValueException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountPositionTest {
  private static final AccountId ID = new AccountId(new UUID(1, 2));

  @Test
  void isReadAsItIsWritten() {
    for (String name : new String[] {"anna", "Änne: ✓ 7", ""}) {
      AccountPosition position = new AccountPosition(name, ID);
      assertThat(AccountPosition.of(position.toString())).isEqualTo(position);
    }
  }

  @Test
  void anythingElseIsRefusedWithTheRule() {
    for (String text : new String[] {"", "anna", ID.toString(), "a".repeat(36) + ":anna"}) {
      assertThatThrownBy(() -> AccountPosition.of(text)).isInstanceOf(InvalidValueException.class);
    }
  }
}
