package org.embargoledger.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embargoledger.bench.BenchException;

/**
 * Posts a file of rows to {@code /v1/events:batch} and takes in the reports at the same time. The
 * kernel sends the file; reports are counted as bytes only, but for the summary at the end.
 */
public final class BulkClient {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int TAIL_BYTES = 1 << 12;
  private static final String LAST_CHUNK = "0\r\n\r\n";
  private static final Pattern RECORDED = Pattern.compile("\"summary\":.*\"recorded\":(\\d+)");

  private final int port;

  public BulkClient(int port) {
    this.port = port;
  }

  /** Returns when every row is reported; fails if not all were recorded anew. */
  public void post(Path file, int rows, String token) throws IOException, InterruptedException {
    try (SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        FileChannel body = FileChannel.open(file, StandardOpenOption.READ)) {
      CompletableFuture<Void> sent =
          CompletableFuture.runAsync(() -> send(channel, body, token), BulkClient::inThread);
      String end = readToEnd(Channels.newInputStream(channel));
      Matcher recorded = RECORDED.matcher(end);
      if (!recorded.find() || Integer.parseInt(recorded.group(1)) != rows) {
        throw new BenchException("not all %d rows were recorded: %s".formatted(rows, end));
      }
      sent.join();
    }
  }

  private static void inThread(Runnable work) {
    Thread thread = new Thread(work, "bulk-sender");
    thread.setDaemon(true);
    thread.start();
  }

  private static void send(SocketChannel channel, FileChannel body, String token) {
    try {
      String head =
          """
          POST /v1/events:batch HTTP/1.1\r
          Host: 127.0.0.1\r
          Authorization: Bearer %s\r
          Content-Type: application/x-ndjson\r
          Content-Length: %d\r
          \r
          """
              .formatted(token, body.size());
      ByteBuffer bytes = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      long position = 0;
      while (position < body.size()) {
        position += body.transferTo(position, body.size() - position, channel);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last bytes of a chunked answer. */
  private static String readToEnd(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    String tail = "";
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      int from = Math.max(0, n - TAIL_BYTES);
      tail += new String(buffer, from, n - from, StandardCharsets.UTF_8);
      tail = tail.substring(Math.max(0, tail.length() - TAIL_BYTES));
      if (tail.endsWith(LAST_CHUNK) || tail.startsWith("HTTP/1.1 4")) {
        break;
      }
    }
    return tail;
  }
}
