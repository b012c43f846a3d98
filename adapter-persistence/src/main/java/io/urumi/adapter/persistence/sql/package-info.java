/** What all tables share: SQL, transactions, columns, texts, timestamps and JSON. */
@NullMarked
package io.urumi.adapter.persistence.sql;

import org.jspecify.annotations.NullMarked;
