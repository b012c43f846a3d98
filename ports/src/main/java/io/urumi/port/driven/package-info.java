/** What the core needs of the world: roles, no technology. */
@NullMarked
package io.urumi.port.driven;

import org.jspecify.annotations.NullMarked;
