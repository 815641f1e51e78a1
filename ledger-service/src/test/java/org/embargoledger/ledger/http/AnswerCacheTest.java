package org.embargoledger.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerCacheTest {

  private final AnswerCache cache = new AnswerCache(1_600);

  private static AnswerCache.Answer of(int bytes) {
    return new AnswerCache.Answer(new byte[bytes], null);
  }

  @Test
  void what_was_not_asked_for_longest_is_dropped_first() {
    for (int i = 0; i < 16; i++) {
      cache.keep("tag " + i, of(100));
    }
    cache.find("tag 0");
    cache.keep("tag 16", of(100));

    assertThat(cache.find("tag 0")).isPresent();
    assertThat(cache.find("tag 1")).isEmpty();
    assertThat(cache.find("tag 16")).isPresent();
  }

  @Test
  void one_large_answer_does_not_push_out_the_others() {
    cache.keep("small", of(100));
    cache.keep("large", of(101));

    assertThat(cache.find("large")).isEmpty();
    assertThat(cache.find("small")).isPresent();
  }
}
