/** Names of stores that have a meaning for the systems that process them. */
@NullMarked
package io.urumi.testkit.name;

import org.jspecify.annotations.NullMarked;
