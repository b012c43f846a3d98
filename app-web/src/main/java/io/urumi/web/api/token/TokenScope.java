package io.urumi.web.api.token;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.Permission;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The permissions that tokens can have, by their codes. */
@Schema(name = "TokenScope", description = "A permission that a token can have")
enum TokenScope {
  STORE_READ(Permission.STORE_READ),
  STORE_CREATE(Permission.STORE_CREATE),
  STORE_DELETE(Permission.STORE_DELETE),
  STORE_RETRY(Permission.STORE_RETRY),
  STORE_UPGRADE(Permission.STORE_UPGRADE),
  STORE_TRANSFER(Permission.STORE_TRANSFER),
  CREDENTIALS_REVEAL(Permission.CREDENTIALS_REVEAL),
  AUDIT_READ(Permission.AUDIT_READ),
  ORPHAN_READ(Permission.ORPHAN_READ),
  ORPHAN_ADOPT(Permission.ORPHAN_ADOPT),
  ORPHAN_DELETE(Permission.ORPHAN_DELETE),
  SYSTEM_READ(Permission.SYSTEM_READ);

  /** By code. */
  static final Map<String, Permission> PERMISSIONS =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(TokenScope::code, scope -> scope.permission));

  private final Permission permission;

  TokenScope(Permission permission) {
    this.permission = permission;
  }

  @JsonValue
  String code() {
    return permission.code();
  }
}
