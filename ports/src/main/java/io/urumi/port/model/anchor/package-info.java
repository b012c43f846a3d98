/** Anchors of the audit log: signed positions outside the database. */
@NullMarked
package io.urumi.port.model.anchor;

import org.jspecify.annotations.NullMarked;
