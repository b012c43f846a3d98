/** The reconciler: claim, observe, decide, act, save. */
@NullMarked
package io.urumi.application.reconcile;

import org.jspecify.annotations.NullMarked;
