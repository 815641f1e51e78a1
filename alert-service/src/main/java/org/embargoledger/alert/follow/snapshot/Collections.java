package org.embargoledger.alert.follow.snapshot;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.embargoledger.alert.detect.TrieMap;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/**
 * Persistent collections are written as their elements and built again from them, because the hash
 * of an element may be another one in another JVM. Those with one hash keep their order.
 */
final class Collections {

  private Collections() {}

  static void register(Kryo kryo) {
    kryo.register(TrieMap.class, new HashMaps());
    kryo.register(MapPSet.class, new HashSets());
    kryo.register(TreePMap.class, new SortedMaps());
    kryo.register(TreePSet.class, new SortedClaims());
    kryo.register(TreePVector.class, new Vectors());
  }

  private abstract static class Elements<T> extends Serializer<T> {

    Elements() {
      super(false, true);
    }

    static void writeAll(Kryo kryo, Output output, Collection<?> elements) {
      output.writeVarInt(elements.size(), true);
      elements.forEach(element -> kryo.writeClassAndObject(output, element));
    }

    static List<Object> readAll(Kryo kryo, Input input) {
      int size = input.readVarInt(true);
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        elements.add(kryo.readClassAndObject(input));
      }
      return elements;
    }

    static void writeEntries(Kryo kryo, Output output, Map<?, ?> map) {
      output.writeVarInt(map.size(), true);
      map.forEach(
          (key, value) -> {
            kryo.writeClassAndObject(output, key);
            kryo.writeClassAndObject(output, value);
          });
    }
  }

  private static final class HashMaps extends Elements<TrieMap<?, ?>> {

    @Override
    public void write(Kryo kryo, Output output, TrieMap<?, ?> map) {
      writeEntries(kryo, output, map);
    }

    /** The last first: of those with one hash, a map gives the one first that came last. */
    @Override
    public TrieMap<?, ?> read(Kryo kryo, Input input, Class<? extends TrieMap<?, ?>> type) {
      int size = input.readVarInt(true);
      List<Object> keys = new ArrayList<>();
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        keys.add(kryo.readClassAndObject(input));
        values.add(kryo.readClassAndObject(input));
      }
      TrieMap<Object, Object> map = TrieMap.empty();
      for (int i = size - 1; i >= 0; i--) {
        map = map.plus(keys.get(i), values.get(i));
      }
      return map;
    }
  }

  private static final class HashSets extends Elements<MapPSet<?>> {

    @Override
    public void write(Kryo kryo, Output output, MapPSet<?> set) {
      writeAll(kryo, output, set);
    }

    @Override
    public MapPSet<?> read(Kryo kryo, Input input, Class<? extends MapPSet<?>> type) {
      List<Object> elements = readAll(kryo, input);
      MapPSet<Object> set = HashTreePSet.empty();
      for (int i = elements.size() - 1; i >= 0; i--) {
        set = set.plus(elements.get(i));
      }
      return set;
    }
  }

  /** Only of keys in their natural order. */
  private static final class SortedMaps extends Elements<TreePMap<?, ?>> {

    @Override
    public void write(Kryo kryo, Output output, TreePMap<?, ?> map) {
      checkOrder(map.comparator(), Comparator.naturalOrder());
      writeEntries(kryo, output, map);
    }

    @Override
    public TreePMap<?, ?> read(Kryo kryo, Input input, Class<? extends TreePMap<?, ?>> type) {
      int size = input.readVarInt(true);
      TreeMap<Object, Object> map = new TreeMap<>();
      for (int i = 0; i < size; i++) {
        map.put(kryo.readClassAndObject(input), kryo.readClassAndObject(input));
      }
      return TreePMap.fromSortedMap(map);
    }
  }

  /** Only of claims in the order in which they are taken. */
  private static final class SortedClaims extends Elements<TreePSet<Claim>> {

    @Override
    public void write(Kryo kryo, Output output, TreePSet<Claim> set) {
      checkOrder(set.comparator(), DeliveryCounting.order());
      writeAll(kryo, output, set);
    }

    @Override
    public TreePSet<Claim> read(Kryo kryo, Input input, Class<? extends TreePSet<Claim>> type) {
      TreePSet<Claim> set = TreePSet.empty(DeliveryCounting.order());
      for (Object claim : readAll(kryo, input)) {
        set = set.plus((Claim) claim);
      }
      return set;
    }
  }

  private static final class Vectors extends Elements<TreePVector<?>> {

    @Override
    public void write(Kryo kryo, Output output, TreePVector<?> vector) {
      writeAll(kryo, output, vector);
    }

    @Override
    public TreePVector<?> read(Kryo kryo, Input input, Class<? extends TreePVector<?>> type) {
      return TreePVector.from(readAll(kryo, input));
    }
  }

  private static void checkOrder(Object is, Object expected) {
    if (is != expected) {
      throw new IllegalArgumentException("another order than " + expected + ": " + is);
    }
  }
}
