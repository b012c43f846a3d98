/** Scan for namespaces that belong to no store. */
@NullMarked
package io.urumi.application.orphan;

import org.jspecify.annotations.NullMarked;
