@NullMarked
package io.urumi.application.usecase.credentials;

import org.jspecify.annotations.NullMarked;
