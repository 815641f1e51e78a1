package org.embargoledger.stack.log;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.embargoledger.model.merkle.Tiles;
import org.embargoledger.stack.StackException;

/** The events of a running log from one position up to a size; the next tile is read ahead. */
public final class LiveEvents {
  private final LogApi log;
  private final long size;

  public LiveEvents(LogApi log, long size) {
    this.log = log;
    this.size = size;
  }

  /** The log does not give all events of a tile that it must have. */
  public static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long first;
    private final int count;

    MissingException(long first, int count) {
      super("the log does not give all of the events %d to %d".formatted(first, first + count - 1));
      this.first = first;
      this.count = count;
    }

    long first() {
      return first;
    }

    int count() {
      return count;
    }
  }

  /** What to do with each event. */
  public interface Sink {
    void event(byte[] bytes);
  }

  /**
   * @throws MissingException where an event is missing; those before its tile were given
   */
  public void forEach(long from, Sink sink) {
    long tile = from / Tiles.WIDTH;
    CompletableFuture<Optional<List<byte[]>>> next = read(tile);
    for (long position = from; position < size; tile++) {
      long first = tile * Tiles.WIDTH;
      List<byte[]> events = await(next).orElseThrow(missing(tile));
      next = read(tile + 1);
      for (byte[] event : events.subList((int) (position - first), events.size())) {
        sink.event(event);
        position++;
      }
    }
  }

  private Supplier<MissingException> missing(long tile) {
    return () -> new MissingException(tile * Tiles.WIDTH, width(tile));
  }

  private CompletableFuture<Optional<List<byte[]>>> read(long tile) {
    int width = width(tile);
    return width <= 0
        ? CompletableFuture.completedFuture(Optional.empty())
        : CompletableFuture.supplyAsync(() -> log.entries(tile, width));
  }

  private int width(long tile) {
    return (int) Math.min(Tiles.WIDTH, size - tile * Tiles.WIDTH);
  }

  private static Optional<List<byte[]>> await(CompletableFuture<Optional<List<byte[]>>> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StackException known) {
        throw known;
      }
      throw e;
    }
  }
}
