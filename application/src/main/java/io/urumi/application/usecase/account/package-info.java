/** Use cases about accounts of others. */
@NullMarked
package io.urumi.application.usecase.account;

import org.jspecify.annotations.NullMarked;
