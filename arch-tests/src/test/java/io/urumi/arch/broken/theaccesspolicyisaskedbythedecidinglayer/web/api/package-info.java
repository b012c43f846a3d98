/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.theaccesspolicyisaskedbythedecidinglayer.web.api;

import org.jspecify.annotations.NullMarked;
