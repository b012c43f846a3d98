/** Availability of subdomains in the HTTP API. */
@NullMarked
package io.urumi.web.api.subdomain;

import org.jspecify.annotations.NullMarked;
