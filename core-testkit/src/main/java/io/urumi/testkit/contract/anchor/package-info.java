/** The contract of the port that keeps anchors. */
@NullMarked
package io.urumi.testkit.contract.anchor;

import org.jspecify.annotations.NullMarked;
