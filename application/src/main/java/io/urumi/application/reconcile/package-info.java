/** Claim, observe, decide, act, save: brings the cluster to what was asked. */
@NullMarked
package io.urumi.application.reconcile;

import org.jspecify.annotations.NullMarked;
