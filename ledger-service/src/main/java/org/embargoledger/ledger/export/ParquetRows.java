package org.embargoledger.ledger.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Turns rows into Parquet's columns. */
final class ParquetRows extends WriteSupport<Object[]> {

  static final int PRECISION = 38;

  /** Shares of a figure have 6 digits, or as many as the figure was written with. */
  static final int SCALE = 12;

  private static final int DECIMAL_BYTES = 16;

  private final List<Column> columns;
  private final MessageType schema;
  private final Map<String, String> about;
  private RecordConsumer consumer;

  ParquetRows(List<Column> columns, Map<String, String> about) {
    this.columns = columns;
    this.about = about;
    Types.MessageTypeBuilder message = Types.buildMessage();
    columns.forEach(column -> addTo(message, column));
    this.schema = message.named("row");
  }

  private static void addTo(Types.MessageTypeBuilder message, Column column) {
    switch (column.kind()) {
      case TEXT ->
          message
              .optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case WHOLE -> message.optional(PrimitiveTypeName.INT64).named(column.name());
      case DECIMAL ->
          message
              .optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
              .length(DECIMAL_BYTES)
              .as(LogicalTypeAnnotation.decimalType(SCALE, PRECISION))
              .named(column.name());
      case DAY ->
          message
              .optional(PrimitiveTypeName.INT32)
              .as(LogicalTypeAnnotation.dateType())
              .named(column.name());
      case INSTANT ->
          message
              .optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
              .named(column.name());
    }
  }

  @Override
  public String getName() {
    return "embargo-ledger";
  }

  @Override
  public WriteContext init(Configuration unused) {
    return new WriteContext(schema, about);
  }

  @Override
  public WriteContext init(ParquetConfiguration unused) {
    return new WriteContext(schema, about);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(Object[] row) {
    consumer.startMessage();
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null) {
        String name = columns.get(i).name();
        consumer.startField(name, i);
        add(columns.get(i).kind(), row[i]);
        consumer.endField(name, i);
      }
    }
    consumer.endMessage();
  }

  private void add(Column.Kind kind, Object value) {
    switch (kind) {
      case TEXT -> consumer.addBinary(Binary.fromString((String) value));
      case WHOLE -> consumer.addLong((Long) value);
      case DECIMAL ->
          consumer.addBinary(Binary.fromConstantByteArray(twosComplement((BigDecimal) value)));
      case DAY -> consumer.addInteger((int) ((LocalDate) value).toEpochDay());
      case INSTANT -> consumer.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
    }
  }

  /**
   * @throws ArithmeticException if the column's type cannot hold the figure exactly
   */
  static byte[] twosComplement(BigDecimal value) {
    BigDecimal scaled = value.setScale(SCALE, RoundingMode.UNNECESSARY);
    if (scaled.precision() > PRECISION) {
      throw new ArithmeticException(
          "%s does not fit DECIMAL(%d, %d)".formatted(value.toPlainString(), PRECISION, SCALE));
    }
    byte[] shortest = scaled.unscaledValue().toByteArray();
    byte[] bytes = new byte[DECIMAL_BYTES];
    if (scaled.signum() < 0) {
      Arrays.fill(bytes, (byte) -1);
    }
    System.arraycopy(shortest, 0, bytes, DECIMAL_BYTES - shortest.length, shortest.length);
    return bytes;
  }
}
