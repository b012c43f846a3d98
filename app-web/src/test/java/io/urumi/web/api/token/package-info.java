/** Tests of the JSON form of tokens. */
@NullMarked
package io.urumi.web.api.token;

import org.jspecify.annotations.NullMarked;
