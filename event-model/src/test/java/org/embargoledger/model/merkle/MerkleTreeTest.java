package org.embargoledger.model.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigstore.merkle.InclusionProofVerifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  /** The leaves and roots of the Certificate Transparency project's own tests. */
  private static final String[] LEAVES = {
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f"
  };

  private static final String[] ROOTS = {
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  };

  private static final int SIZE_MAX = 70;

  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<String, byte[]> subtrees = new HashMap<>();
  private final List<byte[]> roots = new ArrayList<>();

  MerkleTreeTest() {
    Frontier frontier = Frontier.empty();
    roots.add(frontier.root());
    for (int i = 0; i < SIZE_MAX; i++) {
      byte[] leaf = Hashes.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8));
      leaves.add(leaf);
      frontier.add(leaf, (level, index, root) -> subtrees.put(level + "/" + index, root));
      roots.add(frontier.root());
    }
  }

  @Test
  void the_known_leaves_give_the_known_roots() {
    Frontier frontier = Frontier.empty();
    for (int i = 0; i < LEAVES.length; i++) {
      frontier.add(Hashes.leaf(HexFormat.of().parseHex(LEAVES[i])));

      assertThat(HexFormat.of().formatHex(frontier.root())).isEqualTo(ROOTS[i]);
    }
  }

  @Test
  void the_empty_tree_has_the_hash_of_nothing() {
    assertThat(HexFormat.of().formatHex(Frontier.empty().root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void a_stored_frontier_goes_on_where_it_stopped() {
    Frontier frontier = Frontier.empty();
    for (int i = 0; i < SIZE_MAX; i++) {
      frontier = Frontier.decode(i, frontier.encode());
      frontier.add(leaves.get(i));

      assertThat(frontier.root()).isEqualTo(roots.get(i + 1));
    }
  }

  @Test
  void every_root_can_be_computed_from_stored_nodes_and_from_tiles() {
    for (int size = 0; size <= SIZE_MAX; size++) {
      assertThat(MerkleProofs.root(size, this::node)).isEqualTo(roots.get(size));
      assertThat(MerkleProofs.root(size, Tiles.nodes(this::tileHashes))).isEqualTo(roots.get(size));
    }
  }

  @Test
  void every_leaf_of_every_tree_is_proved_and_a_verifier_of_others_agrees() throws Exception {
    for (int size = 1; size <= SIZE_MAX; size++) {
      for (int index = 0; index < size; index++) {
        List<byte[]> path = MerkleProofs.inclusion(index, size, this::node);

        assertThat(ProofVerifier.includes(leaves.get(index), index, size, roots.get(size), path))
            .isTrue();
        InclusionProofVerifier.verify(leaves.get(index), index, size, path, roots.get(size));
      }
    }
  }

  @Test
  void an_altered_leaf_index_size_root_or_path_is_not_proved() {
    for (int size = 2; size <= 20; size++) {
      for (int index = 0; index < size; index++) {
        List<byte[]> path = MerkleProofs.inclusion(index, size, this::node);
        byte[] leaf = leaves.get(index);
        byte[] root = roots.get(size);

        assertThat(ProofVerifier.includes(altered(leaf), index, size, root, path)).isFalse();
        assertThat(ProofVerifier.includes(leaf, index, size, altered(root), path)).isFalse();
        assertThat(ProofVerifier.includes(leaf, (index + 1) % size, size, root, path)).isFalse();
        assertThat(ProofVerifier.includes(leaf, index, size, root, path.subList(1, path.size())))
            .isFalse();
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(root);
        assertThat(ProofVerifier.includes(leaf, index, size, root, longer)).isFalse();
      }
    }
  }

  @Test
  void every_tree_is_proved_to_be_the_beginning_of_every_larger_one() {
    for (int newer = 0; newer <= SIZE_MAX; newer++) {
      for (int older = 0; older <= newer; older++) {
        List<byte[]> path = MerkleProofs.consistency(older, newer, this::node);

        assertThat(
                ProofVerifier.isExtension(older, roots.get(older), newer, roots.get(newer), path))
            .isTrue();
      }
    }
  }

  @Test
  void a_rewritten_beginning_is_not_proved() {
    for (int newer = 2; newer <= 40; newer++) {
      for (int older = 1; older < newer; older++) {
        List<byte[]> path = MerkleProofs.consistency(older, newer, this::node);
        byte[] oldRoot = roots.get(older);
        byte[] newRoot = roots.get(newer);

        assertThat(ProofVerifier.isExtension(older, altered(oldRoot), newer, newRoot, path))
            .isFalse();
        assertThat(ProofVerifier.isExtension(older, oldRoot, newer, altered(newRoot), path))
            .isFalse();
        assertThat(
                ProofVerifier.isExtension(
                    older, oldRoot, newer, newRoot, path.subList(1, path.size())))
            .isFalse();
      }
    }
  }

  private byte[] node(int level, long index) {
    return level == 0 ? leaves.get((int) index) : subtrees.get(level + "/" + index);
  }

  private byte[][] tileHashes(int level, long from, int count) {
    byte[][] hashes = new byte[count][];
    for (int i = 0; i < count; i++) {
      hashes[i] = node(level * Tiles.HEIGHT, from + i);
    }
    return hashes;
  }

  private static byte[] altered(byte[] hash) {
    byte[] other = Arrays.copyOf(hash, hash.length);
    other[5] ^= 1;
    return other;
  }
}
