package io.urumi.web.bootstrap.startup;

import io.urumi.adapter.helm.HelmSetupException;
import io.urumi.adapter.persistence.DatabaseBelongsToOtherClusterException;
import io.urumi.adapter.persistence.DatabaseUnavailableException;
import io.urumi.kubernetes.KubeconfigException;
import io.urumi.web.bootstrap.settings.StartupException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import reactor.netty.ChannelBindException;

/** The messages of failures in the process's environment or settings: one sentence each. */
public final class StartupFailure {
  private StartupFailure() {}

  /** The message for the user; empty when the failure is an unexpected one. */
  public static Optional<String> message(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = ofCause(cause);
      if (message != null) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  private static @Nullable String ofCause(Throwable cause) {
    return switch (cause) {
      case StartupException startup -> startup.getMessage();
      case KubeconfigException kubeconfig -> kubeconfig.getMessage();
      case HelmSetupException helm -> helm.getMessage();
      case DatabaseUnavailableException database -> asSentence(database.getMessage());
      case DatabaseBelongsToOtherClusterException database -> asSentence(database.getMessage());
      case PortInUseException port ->
          "Port "
              + port.getPort()
              + " is in use by another process; stop it, or choose another with --server.port=….";
      case ChannelBindException address ->
          "The address "
              + address.localHost()
              + " is not an address of this machine; set server.address to one that is.";
      case BindException setting -> invalid(setting);
      default -> null;
    };
  }

  private static String invalid(BindException setting) {
    ConfigurationProperty property = setting.getProperty();
    return property == null
        ? "The setting "
            + setting.getName()
            + " is missing or invalid; see docs/configuration.md for its valid values."
        : "The setting "
            + property.getName()
            + " has the invalid value \""
            + property.getValue()
            + "\"; see docs/configuration.md for its valid values.";
  }

  private static String asSentence(@Nullable String message) {
    if (message == null || message.isEmpty()) {
      return "The database is not usable.";
    }
    String capitalised =
        message.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + message.substring(1);
    return capitalised.endsWith(".") ? capitalised : capitalised + ".";
  }
}
