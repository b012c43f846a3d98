/** Tokens of users. */
@NullMarked
package io.urumi.client.model.token;

import org.jspecify.annotations.NullMarked;
