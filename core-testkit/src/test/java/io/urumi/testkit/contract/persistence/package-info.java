/** Tests of the contract suites. */
@NullMarked
package io.urumi.testkit.contract.persistence;

import org.jspecify.annotations.NullMarked;
