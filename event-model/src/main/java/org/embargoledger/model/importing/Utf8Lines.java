package org.embargoledger.model.importing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Decodes the lines of a file that must be UTF-8, with or without a byte order mark. */
final class Utf8Lines {

  private static final byte[] MARK = HexFormat.of().parseHex("efbbbf");
  private static final Charset LIKELY = Charset.forName("windows-1252");
  private static final String ADVICE =
      "Save the file as UTF-8; Excel calls that \"CSV UTF-8 (comma delimited)\".";

  private long line;

  /** The line's number, from 1. */
  long number() {
    return line;
  }

  /**
   * @param bytes a line without its line feed
   */
  String decode(byte[] bytes) {
    line++;
    int begin = line == 1 ? lengthOfMark(bytes) : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, begin, bytes.length - begin);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw notUtf8(bytes, in.position());
    }
    String text = out.flip().toString();
    if (text.indexOf('\0') >= 0) {
      throw new UnreadableTableException(line, "has a NUL, so this is no text in UTF-8. " + ADVICE);
    }
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private int lengthOfMark(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    if (first == 0xfffe || first == 0xfeff) {
      throw new UnreadableTableException(line, 1, "the file is in UTF-16. " + ADVICE);
    }
    boolean marked = bytes.length >= 3 && Arrays.equals(bytes, 0, 3, MARK, 0, 3);
    return marked ? 3 : 0;
  }

  private UnreadableTableException notUtf8(byte[] bytes, int at) {
    String otherwise = new String(bytes, at, 1, LIKELY);
    return new UnreadableTableException(
        line,
        at + 1,
        "0x%02X is not UTF-8 (in Windows-1252 it would be '%s'). %s"
            .formatted(bytes[at], otherwise, ADVICE));
  }
}
