/**
 * The deciding layer: the driving ports. Each method asks the access policy first, and passes the
 * decision to the use case, which applies it in its queries and transactions.
 *
 * <p>One class for each port, because Spring finds a bean by all interfaces of its class.
 */
@NullMarked
package io.urumi.application.access;

import org.jspecify.annotations.NullMarked;
