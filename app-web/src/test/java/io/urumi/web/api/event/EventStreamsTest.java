package io.urumi.web.api.event;

import io.urumi.domain.access.Caller;
import io.urumi.port.driving.WatchStoresQuery.Notice;
import io.urumi.web.api.store.StoreClusterDto;
import io.urumi.web.api.store.StoreMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class EventStreamsTest {
  private static final Caller CALLER = Caller.local("127.0.0.1", "a-request");

  /** A shutdown would wait for them. */
  @Test
  void openAndLaterStreamsEndWhenTheProcessStops() {
    EventStreams streams =
        new EventStreams(
            (_, _, _, started) -> Flux.<Notice>never().doOnSubscribe(_ -> started.run()),
            new StoreMapper(_ -> "", new StoreClusterDto("one", false)),
            Duration.ofHours(1));
    Flux<?> open = streams.open(CALLER, null, null).doOnNext(_ -> streams.close());

    open.blockLast(Duration.ofSeconds(5));
    streams.open(CALLER, null, null).blockLast(Duration.ofSeconds(5));
  }
}
