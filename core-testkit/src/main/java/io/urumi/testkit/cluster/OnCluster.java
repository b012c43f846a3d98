package io.urumi.testkit.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Needs a real Kubernetes cluster: the one of the environment variable {@code KUBECONFIG}; else K3s
 * in a container, if Docker answers and Testcontainers is on the class path; else the test is
 * skipped with the reason. With {@code URUMI_REQUIRE_CLUSTER=true} it fails instead of being
 * skipped.
 *
 * <p>Provides the parameter {@link TestCluster}. Tests share the cluster: each uses namespaces of
 * its own and removes them.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("cluster")
@ExtendWith(ClusterExtension.class)
public @interface OnCluster {}
