package org.embargoledger.alert.detect;

import io.vavr.collection.HashMap;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.pcollections.PMap;

/**
 * A persistent map by hash: changing one gives another and copies only the way to what changes. The
 * way is short, because each level branches into 32: among a million keys it has four steps, where
 * a binary tree has twenty.
 *
 * <p>Keys and values are never null. Of keys with one hash, the one that came last is given first.
 */
public final class TrieMap<K, V> extends AbstractMap<K, V> implements PMap<K, V> {

  private static final TrieMap<?, ?> EMPTY = new TrieMap<>(HashMap.empty());

  private final HashMap<K, V> trie;

  private TrieMap(HashMap<K, V> trie) {
    this.trie = trie;
  }

  @SuppressWarnings("unchecked")
  public static <K, V> TrieMap<K, V> empty() {
    return (TrieMap<K, V>) EMPTY;
  }

  @Override
  public TrieMap<K, V> plus(K key, V value) {
    return new TrieMap<>(trie.put(key, value));
  }

  @Override
  public TrieMap<K, V> plusAll(Map<? extends K, ? extends V> more) {
    TrieMap<K, V> all = this;
    for (Map.Entry<? extends K, ? extends V> entry : more.entrySet()) {
      all = all.plus(entry.getKey(), entry.getValue());
    }
    return all;
  }

  @Override
  public TrieMap<K, V> minus(Object key) {
    HashMap<K, V> rest = trie.remove(asKey(key));
    if (rest == trie) {
      return this;
    }
    return rest.isEmpty() ? empty() : new TrieMap<>(rest);
  }

  @Override
  public TrieMap<K, V> minusAll(Collection<?> keys) {
    TrieMap<K, V> rest = this;
    for (Object key : keys) {
      rest = rest.minus(key);
    }
    return rest;
  }

  @Override
  public V get(Object key) {
    return trie.getOrElse(asKey(key), null);
  }

  @Override
  public V getOrDefault(Object key, V instead) {
    return trie.getOrElse(asKey(key), instead);
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  /** Any object may be asked for; it is only compared. */
  @SuppressWarnings("unchecked")
  private K asKey(Object key) {
    return (K) key;
  }

  @Override
  public int size() {
    return trie.size();
  }

  @Override
  public Collection<V> values() {
    return new AbstractCollection<>() {
      @Override
      public Iterator<V> iterator() {
        return trie.valuesIterator();
      }

      @Override
      public int size() {
        return trie.size();
      }
    };
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<K, V>> iterator() {
        return trie.iterator().map(entry -> Map.entry(entry._1(), entry._2()));
      }

      @Override
      public int size() {
        return trie.size();
      }
    };
  }
}
