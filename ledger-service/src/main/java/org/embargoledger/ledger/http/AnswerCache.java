package org.embargoledger.ledger.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers by their entity tags, the least lately asked for dropped first. Nothing in it can be out
 * of date: the tag of a question changes with all that its answer depends on.
 */
@ApplicationScoped
public class AnswerCache {

  /** What one is allowed of the whole, so that one large answer does not push out all others. */
  private static final int SHARE = 16;

  /**
   * @param link the Link header; null for none
   */
  record Answer(byte[] body, String link) {}

  private final Map<String, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
  private final long bytesMax;
  private long bytes;

  @Inject
  public AnswerCache(HandoutConfig config) {
    this(config.cachedAnswersMax().asLongValue());
  }

  AnswerCache(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  synchronized Optional<Answer> find(String tag) {
    return Optional.ofNullable(answers.get(tag));
  }

  synchronized void keep(String tag, Answer answer) {
    if (answer.body().length > bytesMax / SHARE || answers.containsKey(tag)) {
      return;
    }
    answers.put(tag, answer);
    bytes += answer.body().length;
    var eldest = answers.entrySet().iterator();
    while (bytes > bytesMax) {
      bytes -= eldest.next().getValue().body().length;
      eldest.remove();
    }
  }
}
