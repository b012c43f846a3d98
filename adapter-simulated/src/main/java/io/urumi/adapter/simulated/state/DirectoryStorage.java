package io.urumi.adapter.simulated.state;

import io.urumi.domain.store.Namespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Namespaces in files, one file each, replaced atomically: a process that is killed leaves the old
 * or the new content. Several processes can share the folder.
 */
public final class DirectoryStorage implements NamespaceStorage {
  private static final String SUFFIX = ".yaml";

  // A file lock belongs to the whole process; these exclude the threads of one process.
  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final YAMLMapper yaml = new YAMLMapper();
  private final Path folder;
  private final FileChannel lockFile;
  private final WatchService watcher;
  private final ReentrantLock lock;
  private final Map<Namespace, Long> knownVersions = new ConcurrentHashMap<>();

  public DirectoryStorage(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      lock = LOCKS.computeIfAbsent(folder.toRealPath(), _ -> new ReentrantLock());
      lockFile =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      watcher = folder.getFileSystem().newWatchService();
      folder.register(
          watcher,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_MODIFY,
          StandardWatchEventKinds.ENTRY_DELETE);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "the simulated cluster cannot store its state in " + folder, failed);
    }
  }

  @Override
  public @Nullable SimulatedNamespace find(Namespace namespace) {
    return read(file(namespace));
  }

  @Override
  public List<SimulatedNamespace> all() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .<SimulatedNamespace>mapMulti((file, result) -> {
            SimulatedNamespace found = read(file);
            if (found != null) {
              result.accept(found);
            }
          })
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public @Nullable SimulatedNamespace change(Namespace namespace, Change change) {
    lock.lock();
    try (FileLock _ = lockFile.lock()) {
      SimulatedNamespace before = find(namespace);
      SimulatedNamespace after = change.apply(before);
      if (after == null) {
        knownVersions.remove(namespace);
        Files.deleteIfExists(file(namespace));
      } else if (!after.equals(before)) {
        knownVersions.put(namespace, after.version());
        write(namespace, after);
      }
      return after;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onExternalChange(Consumer<Namespace> listener) {
    Thread.ofVirtual().name("simulated-cluster-watch").start(() -> watch(listener));
  }

  private void watch(Consumer<Namespace> listener) {
    try {
      while (true) {
        WatchKey key = watcher.take();
        for (WatchEvent<?> event : key.pollEvents()) {
          if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
            all().forEach(each -> listener.accept(new Namespace(each.namespace())));
          } else {
            changed(String.valueOf(event.context()), listener);
          }
        }
        if (!key.reset()) {
          return;
        }
      }
    } catch (ClosedWatchServiceException closed) {
      // The storage is closed.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void changed(String file, Consumer<Namespace> listener) {
    if (!file.startsWith(Namespace.PREFIX) || !file.endsWith(SUFFIX)) {
      return;
    }
    Namespace namespace = new Namespace(file.substring(0, file.length() - SUFFIX.length()));
    SimulatedNamespace found = find(namespace);
    Long known = found == null ? knownVersions.remove(namespace) : knownVersions.get(namespace);
    if (found == null) {
      if (known != null) {
        listener.accept(namespace);
      }
    } else if (known == null || known != found.version()) {
      knownVersions.put(namespace, found.version());
      listener.accept(namespace);
    }
  }

  private @Nullable SimulatedNamespace read(Path file) {
    try {
      return yaml.readValue(new ShortReads(Files.readString(file)), SimulatedNamespace.class);
    } catch (NoSuchFileException missing) {
      return null;
    } catch (IOException | JacksonException failed) {
      throw new IllegalStateException(
          "the simulated cluster's file " + file + " cannot be read; remove it", failed);
    }
  }

  private void write(Namespace namespace, SimulatedNamespace content) throws IOException {
    Path next = folder.resolve("." + namespace + ".next");
    Files.writeString(next, yaml.writeValueAsString(content));
    Files.move(
        next, file(namespace), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(Namespace namespace) {
    return folder.resolve(namespace + SUFFIX);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      watcher.close();
      lockFile.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      lock.unlock();
    }
  }
}
