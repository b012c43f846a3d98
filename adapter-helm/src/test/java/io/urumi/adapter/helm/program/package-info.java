@org.jspecify.annotations.NullMarked
package io.urumi.adapter.helm.program;
