@NullMarked
package io.urumi.adapter.persistence.sql;

import org.jspecify.annotations.NullMarked;
