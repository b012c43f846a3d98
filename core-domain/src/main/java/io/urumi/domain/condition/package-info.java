/** Conditions as Kubernetes defines them: the machine-readable detail behind the phase. */
@NullMarked
package io.urumi.domain.condition;

import org.jspecify.annotations.NullMarked;
