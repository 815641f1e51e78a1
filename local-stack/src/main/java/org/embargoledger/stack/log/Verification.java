package org.embargoledger.stack.log;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.embargoledger.model.verify.BrokenLogException;
import org.embargoledger.model.verify.KnownCheckpoint;
import org.embargoledger.model.verify.LogVerifier;
import org.embargoledger.model.verify.StoredHashes;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.api.Lines;

/** Checks a whole log, running or exported, in constant memory. */
public final class Verification {
  private final Collection<KnownCheckpoint> known;
  private final LongConsumer progress;

  /**
   * @param progress is told how many events were checked
   */
  public Verification(Collection<KnownCheckpoint> known, LongConsumer progress) {
    this.known = known;
    this.progress = progress;
  }

  /**
   * What was found good.
   *
   * @param unread the first event that this build cannot read, if there is one
   */
  public record Result(long events, long facts, Optional<String> unread) {}

  /**
   * Checks the first {@code size} events of a running log.
   *
   * @throws BrokenLogException at the first difference
   */
  public Result live(LogApi log, long size) {
    LiveHashes hashes = new LiveHashes(log, size);
    try (MappedFactVersions versions = new MappedFactVersions()) {
      LogVerifier verifier = new LogVerifier(known, hashes, versions);
      try {
        new LiveEvents(log, size).forEach(0, event -> check(verifier, event));
      } catch (LiveEvents.MissingException e) {
        // The events around the gap tell which one it is.
        log.events(e.first() - 1, e.count()).forEach(event -> check(verifier, event));
        if (verifier.size() < e.first() + e.count()) {
          verifier.end();
        }
        throw unchecked(e.getMessage());
      }
      verifier.end();
      hashes
          .firstMissing()
          .ifPresent(
              tile -> {
                throw unchecked("the log does not give the hashes of " + tile);
              });
      return result(verifier);
    }
  }

  /**
   * Checks an exported log.
   *
   * @throws BrokenLogException at the first difference
   */
  public Result file(Path export) {
    try (MappedFactVersions versions = new MappedFactVersions();
        Lines lines = Lines.of(export)) {
      LogVerifier verifier = new LogVerifier(known, StoredHashes.NONE, versions);
      Optional<byte[]> line = lines.next();
      while (line.isPresent()) {
        check(verifier, line.get());
        line = lines.next();
      }
      verifier.end();
      return result(verifier);
    }
  }

  private void check(LogVerifier verifier, byte[] event) {
    verifier.event(event);
    progress.accept(verifier.size());
  }

  private static Result result(LogVerifier verifier) {
    return new Result(verifier.size(), verifier.facts(), verifier.firstUnread());
  }

  private static StackException unchecked(String why) {
    return new StackException(
        Failure.LOG_UNCHECKED, "The log could not be checked to its end: " + why);
  }
}
