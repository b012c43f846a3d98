/** Finds namespaces that belong to no store, and says whose one is. */
@NullMarked
package io.urumi.application.orphan;

import org.jspecify.annotations.NullMarked;
