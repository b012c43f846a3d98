/** Where anchors of the audit log are kept. */
@NullMarked
package io.urumi.port.driven.anchor;

import org.jspecify.annotations.NullMarked;
