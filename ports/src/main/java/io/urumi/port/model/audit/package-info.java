/** Audit entries as they are read. */
@NullMarked
package io.urumi.port.model.audit;

import org.jspecify.annotations.NullMarked;
