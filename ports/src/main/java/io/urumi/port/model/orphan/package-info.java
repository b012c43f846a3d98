/** Namespaces that belong to no store, as they are read. */
@NullMarked
package io.urumi.port.model.orphan;

import org.jspecify.annotations.NullMarked;
