package org.embargoledger.ingest.log.memory;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.embargoledger.ingest.log.EventStore;
import org.embargoledger.ingest.log.contract.BreakableStore;
import org.embargoledger.ingest.log.contract.EventStoreConformance;
import org.embargoledger.ingest.log.contract.LogView;
import org.embargoledger.ingest.log.memory.InMemoryEventStore.Step;
import org.embargoledger.ingest.log.memory.InMemoryEventStore.Way;

class InMemoryEventStoreTest extends EventStoreConformance {

  private static final int SLOW_MS = 3;

  private final InMemoryEventStore.Log log = new InMemoryEventStore.Log();

  @Override
  protected EventStore open(Clock clock) {
    return new InMemoryEventStore(log, clock);
  }

  @Override
  protected EventStore openSlow() {
    return new InMemoryEventStore(log, Clock.systemUTC(), new Slow());
  }

  @Override
  protected BreakableStore openBreakable() {
    Breaking way = new Breaking();
    EventStore store = new InMemoryEventStore(log, Clock.systemUTC(), way);
    return new BreakableStore() {
      @Override
      public EventStore store() {
        return store;
      }

      @Override
      public void breakAt(int step, Lost lost) {
        way.remaining = step;
        way.lost = lost;
        way.broke = false;
      }

      @Override
      public boolean broke() {
        return way.broke;
      }
    };
  }

  @Override
  protected LogView log() {
    return log;
  }

  private static final class Slow implements Way {
    @Override
    public void before(Step step) {
      try {
        Thread.sleep(ThreadLocalRandom.current().nextInt(SLOW_MS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void after(Step step) {}
  }

  private static final class Breaking implements Way {
    private int remaining;
    private BreakableStore.Lost lost;
    private boolean broke;

    @Override
    public void before(Step step) {
      remaining--;
      breakIf(BreakableStore.Lost.REQUEST);
    }

    @Override
    public void after(Step step) {
      breakIf(BreakableStore.Lost.ANSWER);
    }

    private void breakIf(BreakableStore.Lost side) {
      if (remaining == 0 && lost == side) {
        broke = true;
        throw new IllegalStateException("broken on purpose");
      }
    }
  }
}
