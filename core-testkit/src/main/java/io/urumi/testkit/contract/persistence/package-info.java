/** Contract suites of the driven ports that are kept in a database. */
@NullMarked
package io.urumi.testkit.contract.persistence;

import org.jspecify.annotations.NullMarked;
