package org.embargoledger.ingest.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

  private static final String BODY = "first\n\nthe third, with ä and €\r\nlast";

  private final List<String> lines = new ArrayList<>();

  @Test
  void lines_are_the_same_wherever_the_body_is_cut() {
    byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
    for (int piece = 1; piece <= bytes.length; piece++) {
      lines.clear();
      LineSplitter splitter = splitter(100);
      Buffer body = Buffer.buffer(bytes);
      for (int from = 0; from < bytes.length; from += piece) {
        splitter.take(body.getBuffer(from, Math.min(from + piece, bytes.length)));
      }
      splitter.end();
      assertThat(lines).containsExactly("first", "", "the third, with ä and €\r", "last");
    }
  }

  @Test
  void a_line_feed_at_the_end_adds_no_line() {
    LineSplitter splitter = splitter(100);
    splitter.take(Buffer.buffer("only\n"));
    splitter.end();
    assertThat(lines).containsExactly("only");
  }

  @Test
  void a_line_that_outgrows_the_limit_is_refused_before_it_ends() {
    LineSplitter splitter = splitter(8);
    splitter.take(Buffer.buffer("12345678\n1234"));
    assertThatThrownBy(() -> splitter.take(Buffer.buffer("56789")))
        .isInstanceOf(LineSplitter.LineTooLongException.class)
        .hasMessage("a line has more than 8 bytes");
    assertThat(lines).containsExactly("12345678");
  }

  private LineSplitter splitter(int bytesMax) {
    return new LineSplitter(
        bytesMax, bytes -> lines.add(new String(bytes, StandardCharsets.UTF_8)));
  }
}
