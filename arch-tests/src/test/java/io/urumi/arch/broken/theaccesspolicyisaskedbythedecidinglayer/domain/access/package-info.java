/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.theaccesspolicyisaskedbythedecidinglayer.domain.access;

import org.jspecify.annotations.NullMarked;
