package io.urumi.application;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortGroupsTest {
  @ParameterizedTest
  @ValueSource(classes = {PersistencePorts.class, ClusterPorts.class})
  void a_missing_port_is_named(Class<?> group) throws NoSuchMethodException {
    RecordComponent[] ports = group.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(ports).map(RecordComponent::getType).toArray(length -> new Class<?>[length]);
    Constructor<?> constructor = group.getDeclaredConstructor(types);
    for (int missing = 0; missing < ports.length; missing++) {
      Object[] arguments = Arrays.stream(types).map(PortGroupsTest::any).toArray();
      Arrays.fill(arguments, missing, missing + 1, null);
      assertThatThrownBy(() -> constructor.newInstance(arguments))
          .hasRootCauseInstanceOf(NullPointerException.class)
          .hasRootCauseMessage(ports[missing].getName());
    }
  }

  private static Object any(Class<?> port) {
    return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, _, _) -> null);
  }
}
