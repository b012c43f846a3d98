/** What can be asked of the core: one interface per intention, commands valid by construction. */
@NullMarked
package io.urumi.port.driving;

import org.jspecify.annotations.NullMarked;
