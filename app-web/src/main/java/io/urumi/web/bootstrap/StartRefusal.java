package io.urumi.web.bootstrap;

import io.urumi.adapter.helm.HelmSetupException;
import io.urumi.adapter.persistence.DatabaseBelongsToOtherClusterException;
import io.urumi.adapter.persistence.DatabaseUnavailableException;
import io.urumi.kubernetes.KubeconfigException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import reactor.netty.ChannelBindException;

/** Knows the surroundings in which the platform refuses to start, and says each in one sentence. */
final class StartRefusal {
  private StartRefusal() {}

  /** The sentence; empty when the failure is of no known kind. */
  static Optional<String> sentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String sentence = ofCause(cause);
      if (sentence != null) {
        return Optional.of(sentence);
      }
    }
    return Optional.empty();
  }

  private static @Nullable String ofCause(Throwable cause) {
    return switch (cause) {
      case StartRefusedException refused -> refused.getMessage();
      case KubeconfigException kubeconfig -> kubeconfig.getMessage();
      case HelmSetupException helm -> helm.getMessage();
      case DatabaseUnavailableException database -> asSentence(database.getMessage());
      case DatabaseBelongsToOtherClusterException database -> asSentence(database.getMessage());
      case PortInUseException port ->
          "Port "
              + port.getPort()
              + " is in use by another process; stop it, or choose another with --server.port=….";
      case ChannelBindException address ->
          "It cannot listen on "
              + address.localHost()
              + ": server.address must be an address of this machine.";
      case BindException setting -> unusable(setting);
      default -> null;
    };
  }

  private static String unusable(BindException setting) {
    ConfigurationProperty property = setting.getProperty();
    return property == null
        ? "The setting " + setting.getName() + " is missing or cannot be used."
        : "The setting "
            + property.getName()
            + " cannot be \""
            + property.getValue()
            + "\"; docs/configuration.md says what it may be.";
  }

  private static String asSentence(@Nullable String message) {
    if (message == null || message.isEmpty()) {
      return "it cannot be used.";
    }
    String capitalised =
        message.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + message.substring(1);
    return capitalised.endsWith(".") ? capitalised : capitalised + ".";
  }
}
