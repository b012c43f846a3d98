/** Tokens of users. */
@NullMarked
package io.urumi.web.api.token;

import org.jspecify.annotations.NullMarked;
