package io.urumi.web.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Permission;
import io.urumi.domain.token.TokenRequest;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class TokenScopeTest {
  @Test
  void everyPermissionThatTokensCanHaveIsAScope() {
    EnumSet<Permission> possible = EnumSet.allOf(Permission.class);
    possible.removeAll(TokenRequest.NOT_FOR_TOKENS);

    assertThat(TokenScope.PERMISSIONS.values()).containsExactlyInAnyOrderElementsOf(possible);
    TokenScope.PERMISSIONS.forEach(
        (code, permission) -> assertThat(code).isEqualTo(permission.code()));
  }
}
