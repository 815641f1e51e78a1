package org.embargoledger.ledger.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Parquet with exact decimals and days; what the file says of itself is its key-value metadata. */
final class ParquetTableWriter implements TableWriter {

  /** Rows are kept until a group of them is full, so this bounds the memory of an export. */
  private static final long GROUP_BYTES = 8L << 20;

  private static final int PAGE_BYTES = 256 << 10;

  private final ParquetWriter<Object[]> writer;

  ParquetTableWriter(OutputStream out, List<Column> columns, About about) throws IOException {
    writer =
        new Builder(out, new ParquetRows(columns, about.values()))
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            .build();
  }

  @Override
  public void write(Object[] row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {

    private final ParquetRows rows;

    Builder(OutputStream out, ParquetRows rows) {
      super(new StreamedFile(out));
      this.rows = rows;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(Configuration unused) {
      return rows;
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(ParquetConfiguration unused) {
      return rows;
    }
  }
}
