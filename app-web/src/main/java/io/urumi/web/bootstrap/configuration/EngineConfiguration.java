package io.urumi.web.bootstrap.configuration;

import io.urumi.application.StoreEngine;
import io.urumi.application.anchor.AnchorKey;
import io.urumi.application.anchor.AnchorSettings;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.web.anchor.AnchorKeyFile;
import io.urumi.web.anchor.FileAnchorLog;
import io.urumi.web.bootstrap.lifecycle.EngineLifecycle;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.EngineSettingsMapper;
import io.urumi.web.bootstrap.settings.ReplicaNames;
import io.urumi.web.bootstrap.settings.SettingsConversion;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine and its lifecycle. */
@Configuration(proxyBeanMethods = false)
public class EngineConfiguration {
  /** Closed by its lifecycle, before the ports it uses. */
  @Bean(destroyMethod = "")
  StoreEngine storeEngine(
      UrumiProperties properties,
      PersistencePorts persistence,
      AccountPorts accounts,
      ClusterPorts cluster,
      ObjectProvider<AnchorSettings> anchors) {
    StoreEngine.Builder engine = StoreEngine.builder(persistence, cluster);
    anchors.ifAvailable(engine::anchors);
    return engine
        .addressing(
            SettingsConversion.convert(
                "urumi.stores.*", () -> EngineSettingsMapper.addressing(properties.stores())))
        .lifecycle(
            SettingsConversion.convert(
                "urumi.lifecycle.*", () -> EngineSettingsMapper.lifecycle(properties.lifecycle())))
        .limits(
            SettingsConversion.convert(
                "urumi.stores.*", () -> EngineSettingsMapper.limits(properties.stores())))
        .ownersAreTeams(accounts)
        .settings(
            SettingsConversion.convert(
                "urumi.engine.*", () -> EngineSettingsMapper.engine(properties.engine())))
        .retention(
            SettingsConversion.convert(
                "urumi.retention.*", () -> EngineSettingsMapper.retention(properties.retention())))
        .orphanScan(
            SettingsConversion.convert(
                "urumi.orphans.*", () -> EngineSettingsMapper.orphans(properties.orphans())))
        .replica(new ReplicaId(ReplicaNames.ofThisProcess()))
        .build();
  }

  /** None without a key. */
  @Bean
  @Nullable AnchorSettings anchorSettings(UrumiProperties properties, DataDirectory dataDirectory) {
    UrumiProperties.Audit audit = properties.audit();
    Path keyFile = audit.anchorKeyFile();
    if (keyFile == null) {
      return null;
    }
    Path file = Objects.requireNonNullElseGet(audit.anchorFile(), dataDirectory::anchors);
    AnchorKey key;
    try {
      key = AnchorKeyFile.read(keyFile);
    } catch (IOException unusable) {
      throw new StartupException(
          "urumi.audit.anchor-key-file is not usable: " + unusable.getMessage() + ".", unusable);
    }
    return SettingsConversion.convert(
        "urumi.audit.*",
        () -> new AnchorSettings(key, new FileAnchorLog(file), audit.anchorInterval()));
  }

  @Bean
  EngineLifecycle engineLifecycle(StoreEngine engine) {
    return new EngineLifecycle(engine);
  }
}
