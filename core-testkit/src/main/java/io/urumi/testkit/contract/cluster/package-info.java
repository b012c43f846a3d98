/** Contract suites of the driven ports that talk to a cluster. */
@NullMarked
package io.urumi.testkit.contract.cluster;

import org.jspecify.annotations.NullMarked;
