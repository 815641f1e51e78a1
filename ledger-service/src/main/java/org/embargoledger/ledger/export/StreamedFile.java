package org.embargoledger.ledger.export;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file for the Parquet writer that is in fact a stream: it only ever writes at the end. */
final class StreamedFile implements OutputFile {

  private final OutputStream out;

  StreamedFile(OutputStream out) {
    this.out = out;
  }

  @Override
  public PositionOutputStream create(long unused) {
    return new CountedStream(out);
  }

  @Override
  public PositionOutputStream createOrOverwrite(long unused) {
    return new CountedStream(out);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private static final class CountedStream extends PositionOutputStream {

    private final OutputStream out;
    private long position;

    CountedStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      position += length;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
