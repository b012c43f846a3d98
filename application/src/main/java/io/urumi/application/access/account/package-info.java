/** Decides who may use the use cases about accounts of others. */
@NullMarked
package io.urumi.application.access.account;

import org.jspecify.annotations.NullMarked;
