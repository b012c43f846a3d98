@NullMarked
package io.urumi.adapter.persistence.event;

import org.jspecify.annotations.NullMarked;
