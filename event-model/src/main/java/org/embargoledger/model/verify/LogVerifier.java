package org.embargoledger.model.verify;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.embargoledger.model.event.LeafHash;
import org.embargoledger.model.merkle.Checkpoint;
import org.embargoledger.model.merkle.Frontier;
import org.embargoledger.model.merkle.Tiles;

/**
 * Checks a log from its first event on, one event after the other, against checkpoints whose
 * signatures have been checked before. What it has not objected to at the end is this: the events
 * are in canonical form, their positions are dense, record time does not go back, versions of each
 * fact are 1, 2, 3, and the tree over them has the root of every checkpoint at its size.
 *
 * <p>Every fault is a {@link BrokenLogException}, and the first one ends it. Not thread-safe.
 */
public final class LogVerifier {

  private final List<KnownCheckpoint> known;
  private final StoredHashes stored;
  private final EventChecks checks;
  private final Frontier tree = Frontier.empty();
  private int met;
  private long agreedSize;

  public LogVerifier(
      Collection<KnownCheckpoint> known, StoredHashes stored, FactVersions versions) {
    this.known = known.stream().sorted(Comparator.comparingLong(KnownCheckpoint::size)).toList();
    this.stored = stored;
    this.checks = new EventChecks(versions);
    requireOneOrigin();
    meetCheckpoints();
  }

  /** The next event's bytes as the log holds them. */
  public void event(byte[] bytes) {
    long position = tree.size();
    var header = checks.read(position, bytes);
    byte[] leaf = LeafHash.of(bytes);
    compareLeaf(position, leaf);
    header.ifPresent(checks::follow);
    tree.add(leaf, this::compareSubtree);
    meetCheckpoints();
  }

  /** To be called behind the last event: a log must reach the size of every checkpoint. */
  public void end() {
    if (met < known.size()) {
      KnownCheckpoint missed = known.get(met);
      throw BrokenLogException.at(
          tree.size(),
          "the log ends here, after %d events; %s is of %d events"
              .formatted(tree.size(), missed.name(), missed.size()));
    }
  }

  /** Events so far. */
  public long size() {
    return tree.size();
  }

  /** Facts among them. */
  public long facts() {
    return checks.facts();
  }

  /**
   * Where the first event is that this build cannot read, because a newer one wrote it: it is
   * hashed like any other, but its content was not checked.
   */
  public Optional<String> firstUnread() {
    return checks.firstUnread();
  }

  private void requireOneOrigin() {
    for (KnownCheckpoint each : known) {
      Checkpoint first = known.get(0).checkpoint();
      if (!each.checkpoint().origin().equals(first.origin())) {
        throw BrokenLogException.ofCheckpoint(
            "%s is of the log %s, but %s is of the log %s"
                .formatted(
                    known.get(0).name(), first.origin(), each.name(), each.checkpoint().origin()));
      }
    }
  }

  private void compareLeaf(long position, byte[] leaf) {
    stored
        .hash(0, position)
        .filter(hash -> !Arrays.equals(hash, leaf))
        .ifPresent(
            hash -> {
              throw BrokenLogException.at(
                  position,
                  "the event hashes to %s, but the log recorded %s: one of the two was changed"
                      .formatted(text(leaf), text(hash)));
            });
  }

  private void compareSubtree(int level, long index, byte[] root) {
    if (level % Tiles.HEIGHT != 0) {
      return;
    }
    stored
        .hash(level / Tiles.HEIGHT, index)
        .filter(hash -> !Arrays.equals(hash, root))
        .ifPresent(
            hash -> {
              throw BrokenLogException.within(
                  index << level,
                  (index + 1 << level) - 1,
                  "these events hash together to %s, but the log recorded %s: some were changed"
                      .formatted(text(root), text(hash)));
            });
  }

  private void meetCheckpoints() {
    while (met < known.size() && known.get(met).size() == tree.size()) {
      KnownCheckpoint checkpoint = known.get(met);
      byte[] root = tree.root();
      if (!Arrays.equals(root, checkpoint.checkpoint().root())) {
        throw differs(checkpoint, root);
      }
      agreedSize = tree.size();
      met++;
    }
  }

  private BrokenLogException differs(KnownCheckpoint checkpoint, byte[] root) {
    String detail =
        "the tree of size %d has the root %s, but %s says %s. %s%s"
            .formatted(
                tree.size(),
                text(root),
                checkpoint.name(),
                text(checkpoint.checkpoint().root()),
                agreedSize == 0
                    ? "No smaller checkpoint was there to narrow it down"
                    : "Up to size %d all is as it was".formatted(agreedSize),
                firstUnread().map(unread -> "; " + unread).orElse(""));
    if (agreedSize >= tree.size()) {
      return BrokenLogException.ofCheckpoint("Two checkpoints contradict each other: " + detail);
    }
    return BrokenLogException.within(agreedSize, tree.size() - 1, detail);
  }

  private static String text(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }
}
