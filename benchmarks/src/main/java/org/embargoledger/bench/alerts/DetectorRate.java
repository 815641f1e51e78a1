package org.embargoledger.bench.alerts;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;

/**
 * Folds a history in a JVM of its own, in one thread, and writes a {@link RateLine} for each run.
 * The service's classes come from what the service is built from.
 */
public final class DetectorRate {
  static final String ALL = "all";
  static final String BOOKS = "books";
  static final String DECODE = "decode";
  static final String LOOP = "loop";
  static final String STATE = "state";

  /** More need not be folded to see how the detectors share the time. */
  static final int ALONE_MAX = 200_000;

  private static final int DECODED_AT_ONCE = 20_000;

  private static final Rules RULES = Rules.shipped();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private DetectorRate() {}

  public static void main(String[] arguments) {
    int events = Integer.parseInt(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    BusyHistory source = new BusyHistory();
    List<Event> history = new ArrayList<>(events);
    while (history.size() < events) {
      history.add(source.next());
    }
    List<Event> beginning = history.subList(0, Math.min(events, ALONE_MAX));
    fold(Detectors.standard(), beginning);
    fold(Detectors.standard(), beginning);
    decode(beginning);
    for (int run = 0; run < runs; run++) {
      fold(ALL, Detectors::standard, history);
      fold(BOOKS, DetectorRate::books, history);
      decode(history).write();
      measure(LOOP, history, DetectorRate::sum).write();
    }
    state(history);
    for (int run = 0; run < runs; run++) {
      fold("alone:" + BOOKS, DetectorRate::books, beginning);
      for (String name : Detectors.names()) {
        Watch alone = Detectors.raising(name, RULES).orElseThrow();
        if (alone.detectors().get(0).equals(name)) {
          fold("alone:" + String.join("+", alone.detectors()), () -> alone, beginning);
        }
      }
    }
  }

  /** What every detector needs: the facts that hold, and the books. */
  private static Watch books() {
    return Watch.of(RULES, List.of());
  }

  private static void fold(String name, Supplier<Watch> watch, List<Event> events) {
    measure(name, events, all -> fold(watch.get(), all).found).write();
  }

  private record Folded(Watch watch, long found) {}

  private static Folded fold(Watch first, List<Event> events) {
    Watch watch = first;
    long found = 0;
    for (Event event : events) {
      Detection<Watch> detection = watch.fold(event);
      watch = detection.state();
      found += detection.findings().size();
    }
    return new Folded(watch, found);
  }

  private static RateLine measure(
      String name, List<Event> events, ToLongFunction<List<Event>> work) {
    System.gc();
    long cpu = SYSTEM.getProcessCpuTime();
    long begun = System.nanoTime();
    long result = work.applyAsLong(events);
    long nanos = System.nanoTime() - begun;
    return new RateLine(name, events.size(), nanos, SYSTEM.getProcessCpuTime() - cpu, result);
  }

  private static long sum(List<Event> events) {
    long sum = 0;
    for (Event event : events) {
      sum += event.header().position();
    }
    return sum;
  }

  /** Reads the events from their bytes, which are made part by part outside of the time. */
  private static RateLine decode(List<Event> events) {
    RateLine sum = new RateLine(DECODE, 0, 0, 0, 0);
    for (int from = 0; from < events.size(); from += DECODED_AT_ONCE) {
      List<Event> part = events.subList(from, Math.min(events.size(), from + DECODED_AT_ONCE));
      List<byte[]> bytes = part.stream().map(EventCodec::encode).toList();
      sum = sum.plus(measure(DECODE, part, all -> decodeAll(bytes)));
    }
    return sum;
  }

  private static long decodeAll(List<byte[]> events) {
    long sum = 0;
    for (byte[] event : events) {
      sum += EventCodec.decode(event).header().position();
    }
    return sum;
  }

  /** What the detectors remember beyond the events themselves. */
  private static void state(List<Event> history) {
    long before = used();
    Watch watch = fold(Detectors.standard(), history).watch;
    long bytes = used() - before;
    new RateLine(STATE, history.size(), 0, 0, watch.day().isPresent() ? bytes : 0).write();
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
