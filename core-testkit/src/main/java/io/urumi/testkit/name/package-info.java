/** Names of stores that mean something to the systems they pass through. */
@NullMarked
package io.urumi.testkit.name;

import org.jspecify.annotations.NullMarked;
