/** Use cases and queries about accounts of others. */
@NullMarked
package io.urumi.port.driving.account;

import org.jspecify.annotations.NullMarked;
