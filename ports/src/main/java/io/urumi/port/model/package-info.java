/** What crosses both kinds of ports: pages, entries, descriptions. */
@NullMarked
package io.urumi.port.model;

import org.jspecify.annotations.NullMarked;
