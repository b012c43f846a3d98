/** Driving ports: one interface per operation, commands valid by construction. */
@NullMarked
package io.urumi.port.driving;

import org.jspecify.annotations.NullMarked;
