package org.embargoledger.ledger.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.bookkeeping.UnreachableException;
import org.embargoledger.ledger.projection.Received;
import org.embargoledger.ledger.projection.kafka.Messages;
import org.embargoledger.ledger.projection.postgres.Daemons;

/**
 * Reads the topic from an offset to its present end, in order, while others decode ahead. Belongs
 * to no consumer group: nobody else's reading is disturbed. Bounded: what is not taken is not read.
 */
final class TopicReader implements AutoCloseable {

  private static final TopicPartition PARTITION = new TopicPartition(EventMessage.TOPIC, 0);
  private static final int SLICE = 500;
  private static final int SLICES_AHEAD = 8;
  private static final Duration POLL = Duration.ofMillis(200);

  private static final Future<Optional<List<Received>>> END =
      CompletableFuture.completedFuture(Optional.empty());

  private final KafkaConsumer<String, byte[]> consumer;
  private final BlockingQueue<Future<Optional<List<Received>>>> ahead =
      new ArrayBlockingQueue<>(SLICES_AHEAD);
  private final ExecutorService decoders;
  private final Thread reader;
  private final long endOffset;

  TopicReader(Map<String, Object> broker, long offset, int decoderThreads) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, SLICE * 4);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(PARTITION));
    consumer.seek(PARTITION, offset);
    endOffset = endOffset(consumer);
    decoders = Executors.newFixedThreadPool(decoderThreads, new Daemons("rebuild-decoder"));
    reader = new Daemons("rebuild-reader").newThread(this::read);
    reader.start();
  }

  private static long endOffset(KafkaConsumer<?, ?> consumer) {
    try {
      return consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
    } catch (RuntimeException e) {
      consumer.close();
      throw new UnreachableException(e);
    }
  }

  /** The next messages in order; empty at the end that the topic had when it was reached. */
  Optional<List<Received>> next() throws InterruptedException {
    try {
      return ahead.take().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new UnreachableException((Exception) e.getCause());
    }
  }

  /** How many messages the topic had at the beginning. */
  long endOffset() {
    return endOffset;
  }

  private void read() {
    try {
      while (consumer.position(PARTITION) < endOffset) {
        List<ConsumerRecord<String, byte[]>> polled = consumer.poll(POLL).records(PARTITION);
        for (int from = 0; from < polled.size(); from += SLICE) {
          List<ConsumerRecord<String, byte[]>> slice =
              new ArrayList<>(polled.subList(from, Math.min(polled.size(), from + SLICE)));
          ahead.put(decoders.submit(() -> Optional.of(Messages.decode(slice))));
        }
      }
      ahead.put(END);
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      giveUp(e);
    }
  }

  private void giveUp(RuntimeException failure) {
    try {
      ahead.put(CompletableFuture.failedFuture(new UnreachableException(failure)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    reader.interrupt();
    decoders.shutdownNow();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
  }
}
