/** Tests of the client's requests and responses. */
@NullMarked
package io.urumi.client.http;

import org.jspecify.annotations.NullMarked;
