package io.urumi.adapter.helm.sdk;

import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import com.sun.jna.Native;
import io.urumi.adapter.helm.client.HelmEnvironment;
import io.urumi.adapter.helm.failure.HelmUnusableException;
import io.urumi.adapter.helm.workdir.TempDirectory;
import io.urumi.adapter.helm.workdir.WorkDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The native library with the Helm SDK, loaded once per process. helm-java would unpack its 94 MB
 * to a new temporary directory at each start, and leave them there when the process is killed; this
 * class unpacks the library once, to a fixed place.
 */
public final class HelmLibrary {
  private static final String SUFFIX = ".lib";
  private static @Nullable HelmLib loaded;

  private HelmLibrary() {}

  /**
   * @param directory where the library is, or is unpacked to; null for one in the work directory
   * @throws HelmUnusableException when the platform has no library, or it cannot be loaded
   */
  public static synchronized HelmLib load(Path workDirectory, @Nullable Path directory) {
    if (loaded == null) {
      Path own = workDirectory.resolve("native");
      loaded = loadFrom(directory == null ? own : directory, workDirectory);
    }
    return loaded;
  }

  private static HelmLib loadFrom(Path directory, Path workDirectory) {
    rejectOverridingVariables();
    NativeLibrary library =
        ServiceLoader.load(NativeLibrary.class, NativeLibrary.class.getClassLoader())
            .findFirst()
            .orElseThrow(() ->
                new HelmUnusableException(
                    "There is no Helm library for this platform; use the helm program."));
    // Names of shops have letters of all languages, also in a process with another locale.
    if (System.getProperty("jna.encoding") == null) {
      System.setProperty("jna.encoding", "UTF-8");
    }
    try {
      Path file = unpack(library, directory, workDirectory);
      HelmLib helm = Native.load(file.toString(), HelmLib.class);
      TerminationSignals signals = TerminationSignals.save();
      warmUp(helm, workDirectory);
      signals.restore();
      return helm;
    } catch (IOException | UnsatisfiedLinkError unusable) {
      throw new HelmUnusableException(
          "The Helm library cannot be loaded from " + directory + ": " + unusable.getMessage(),
          unusable);
    }
  }

  private static Path unpack(NativeLibrary library, Path directory, Path workDirectory)
      throws IOException {
    String name = library.getBinaryName();
    URL resource = library.getClass().getResource("/" + name);
    if (resource == null) {
      throw new IOException(name + " is missing");
    }
    long size = resource.openConnection().getContentLengthLong();
    Path file = directory.resolve(name + "-" + version(library) + "-" + size + SUFFIX);
    if (Files.isRegularFile(file) && Files.size(file) == size && !Files.isWritable(directory)) {
      return file;
    }
    Files.createDirectories(directory, WorkDirectory.ownerOnly("rwx------"));
    if (!Files.isRegularFile(file) || Files.size(file) != size) {
      Path draft = WorkDirectory.draft(workDirectory, "native");
      try (InputStream content = resource.openStream()) {
        Files.copy(content, draft.resolve(name));
        Files.move(
            draft.resolve(name),
            file,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        WorkDirectory.delete(draft);
      }
    }
    removeOthers(directory, file);
    return file;
  }

  private static String version(NativeLibrary library) {
    String version = library.getClass().getPackage().getImplementationVersion();
    return version == null ? "unversioned" : version;
  }

  private static void removeOthers(Path directory, Path file) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path other : paths.filter(path -> !path.equals(file)).toList()) {
        Files.deleteIfExists(other);
      }
    }
  }

  /** Makes the library replace the signal handlers now, so that they can be restored once. */
  private static void warmUp(HelmLib helm, Path workDirectory) {
    try (TempDirectory directory = TempDirectory.open(workDirectory)) {
      directory.write("warm-up/Chart.yaml", "{apiVersion: v2, name: warm-up, version: 0.0.0}");
      new TemplateCommand(helm, directory.path("warm-up")).withName("warm-up").call();
    }
  }

  /** The library reads these variables, which take precedence over the configuration. */
  private static void rejectOverridingVariables() {
    for (String name : HelmEnvironment.OVERRIDING) {
      if (System.getenv(name) != null) {
        throw new HelmUnusableException(
            "The environment sets "
                + name
                + ", which would take precedence over the kubeconfig; unset it.");
      }
    }
  }
}
