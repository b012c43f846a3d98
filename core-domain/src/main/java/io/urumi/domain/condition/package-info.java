/** Conditions as Kubernetes defines them: what machines read where people read the phase. */
@NullMarked
package io.urumi.domain.condition;

import org.jspecify.annotations.NullMarked;
