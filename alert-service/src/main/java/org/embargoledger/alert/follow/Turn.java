package org.embargoledger.alert.follow;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets one piece of asynchronous work run at a time, in the order in which they come. Each runs on
 * the Vert.x context that it came from, if it came from one.
 */
final class Turn {

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean isTaken;

  <T> Uni<T> take(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .<Void>emitter(emitter -> enter(() -> emitter.complete(null)))
        .chain(() -> Uni.createFrom().deferred(work::get).onTermination().invoke(this::leave));
  }

  private void enter(Runnable begin) {
    synchronized (this) {
      if (isTaken) {
        waiting.add(onThisContext(begin));
        return;
      }
      isTaken = true;
    }
    begin.run();
  }

  private void leave() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      isTaken = next != null;
    }
    if (next != null) {
      next.run();
    }
  }

  private static Runnable onThisContext(Runnable work) {
    Context context = Vertx.currentContext();
    return context == null ? work : () -> context.runOnContext(nothing -> work.run());
  }
}
