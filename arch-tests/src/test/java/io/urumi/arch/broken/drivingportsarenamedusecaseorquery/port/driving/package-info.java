/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.drivingportsarenamedusecaseorquery.port.driving;

import org.jspecify.annotations.NullMarked;
