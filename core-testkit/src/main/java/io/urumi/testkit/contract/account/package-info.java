/** The contracts of the driven ports for accounts. */
@NullMarked
package io.urumi.testkit.contract.account;

import org.jspecify.annotations.NullMarked;
