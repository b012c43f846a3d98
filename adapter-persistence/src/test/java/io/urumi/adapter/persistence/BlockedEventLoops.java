package io.urumi.adapter.persistence;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

/**
 * Makes a blocked event loop an error in every test, and prints it, because a driver may swallow
 * it. Locks that queues, timers and allocators hold for moments are allowed.
 *
 * <p>Installed before the first test: an event loop that is idle during the installation would
 * count as blocked.
 */
public final class BlockedEventLoops implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    BlockHound.builder()
        .loadIntegrations()
        .allowBlockingCallsInside("java.util.concurrent.locks.ReentrantLock", "lock")
        .allowBlockingCallsInside("java.util.concurrent.locks.StampedLock", "readLock")
        .allowBlockingCallsInside("java.util.concurrent.locks.StampedLock", "writeLock")
        .blockingMethodCallback(method -> {
          Error error = new BlockingOperationError(method);
          error.printStackTrace();
          throw error;
        })
        .install();
  }
}
