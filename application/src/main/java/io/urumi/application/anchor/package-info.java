/** Anchors of the audit log. */
@NullMarked
package io.urumi.application.anchor;

import org.jspecify.annotations.NullMarked;
