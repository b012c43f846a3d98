/** Requests, responses, errors, retries and timeouts over the JDK's HTTP client. */
@NullMarked
package io.urumi.client.http;

import org.jspecify.annotations.NullMarked;
