/** Teams and their members over HTTP. */
@NullMarked
package io.urumi.web.api.team;

import org.jspecify.annotations.NullMarked;
