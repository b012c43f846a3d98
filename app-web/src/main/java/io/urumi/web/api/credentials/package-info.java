/** Credentials of shops in the HTTP API. */
@NullMarked
package io.urumi.web.api.credentials;

import org.jspecify.annotations.NullMarked;
