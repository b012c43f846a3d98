package io.urumi.port.driving.account;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads the accounts of all users. */
public interface FindAccountsQuery {
  /**
   * Accounts in the order of their names.
   *
   * @param after of the last account of the page before; null for the first page
   * @param limit maximum number of results
   */
  Mono<List<Account>> page(Caller caller, @Nullable AccountPosition after, int limit);
}
