/** Anchors of the audit log in a file. */
@NullMarked
package io.urumi.web.anchor;

import org.jspecify.annotations.NullMarked;
