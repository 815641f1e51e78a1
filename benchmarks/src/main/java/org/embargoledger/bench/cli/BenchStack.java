package org.embargoledger.bench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StackListener;
import org.embargoledger.stack.StateLock;
import org.embargoledger.stack.build.ServiceBuild;

/** Starts a stack of a benchmark's own, empty, and ends it again. */
final class BenchStack {
  private BenchStack() {}

  /** What is done while the stack runs. */
  interface Work<T> {
    T with(LocalStack stack, Path scratch) throws Exception;
  }

  static <T> T during(StackConfig config, StackListener progress, Work<T> work) throws Exception {
    config.state().create();
    StateLock lock = StateLock.acquire(config.state());
    boolean started = false;
    try {
      config.state().removeData();
      config.state().create();
      new ServiceBuild(config, progress).buildWhatIsStale();
      LocalStack stack = LocalStack.start(config, progress, lock);
      started = true;
      try (stack) {
        Path scratch = Files.createDirectories(config.stateDirectory().resolve("scratch"));
        return work.with(stack, scratch);
      }
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }
}
