@NullMarked
package io.urumi.adapter.k8s.guardrails;

import org.jspecify.annotations.NullMarked;
