@NullMarked
package io.urumi.adapter.k8s.diagnosis;

import org.jspecify.annotations.NullMarked;
