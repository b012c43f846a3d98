/**
 * The HTTP API: thin controllers that turn requests into commands and queries of the driving ports
 * and outcomes into answers. No decision about a store is taken here.
 */
@NullMarked
package io.urumi.web.api;

import org.jspecify.annotations.NullMarked;
