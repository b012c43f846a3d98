/** What an operator may choose: addresses, plans, patience, concurrency. */
@NullMarked
package io.urumi.application.policy;

import org.jspecify.annotations.NullMarked;
